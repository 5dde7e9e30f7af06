package org.crowdshelf.reward;

import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * A reward that a fundraiser wants to add; a field is null if they left it out.
 *
 * @param description Markdown, stored as written
 * @param limit how many there are; null for no limit
 * @param limitPerBacker how many one backer may take; null for no limit of its own
 * @param faceValue the price elsewhere
 * @param sponsor the organisation that gives it
 */
public record RewardDraft(
    UUID projectId,
    RewardKind kind,
    String title,
    String description,
    MoneyInput price,
    Integer limit,
    Integer limitPerBacker,
    boolean needsAddress,
    LocalDate estimatedDelivery,
    MoneyInput faceValue,
    UUID sponsor) {}
