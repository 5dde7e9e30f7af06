package org.crowdshelf.project;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * What a fundraiser writes at the beginning; null where they did not say yet.
 *
 * @param durationDays whole days from approval
 * @param onBehalfOf the organisation that they act for
 */
public record ProjectDraft(
    String title,
    String summary,
    FundingModel fundingModel,
    FundingRule fundingRule,
    Category category,
    LibraryProfile library,
    String region,
    String coverUrl,
    MoneyInput goal,
    MoneyInput minimumPledge,
    Integer durationDays,
    UUID onBehalfOf,
    UUID relaunchOf,
    List<StorySection> story,
    List<BudgetItem> budget,
    List<Media> media,
    List<PressMention> press,
    List<PartnerChoice> partners) {

  /** A line of the budget as it is written. */
  public record BudgetItem(String purpose, MoneyInput amount) {}

  /** An organisation and what it does for the project. */
  public record PartnerChoice(UUID organisation, PartnerRole role) {}
}
