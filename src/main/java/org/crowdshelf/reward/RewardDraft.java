package org.crowdshelf.reward;

import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * What a fundraiser wants to offer; null where they left it out.
 *
 * @param description Markdown, kept as written
 * @param limit how many there are; null: unlimited
 * @param limitPerBacker how many one backer may take; null: as many as there are
 * @param faceValue what it would cost elsewhere
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
