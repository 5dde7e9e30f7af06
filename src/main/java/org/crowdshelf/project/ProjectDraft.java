package org.crowdshelf.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

  /** What an update may change, by the name of its input field. */
  static final Map<String, Function<ProjectDraft, Object>> FIELDS = fields();

  /** The same with texts stripped and lists there: two drafts that say the same are equal. */
  ProjectDraft normalised() {
    return new ProjectDraft(
        title == null ? null : title.strip(),
        summary == null ? "" : summary.strip(),
        fundingModel,
        fundingRule,
        category,
        library,
        region,
        coverUrl,
        goal,
        minimumPledge,
        durationDays,
        onBehalfOf,
        relaunchOf,
        orEmpty(story),
        orEmpty(budget).stream().map(BudgetItem::normalised).toList(),
        orEmpty(media),
        orEmpty(press),
        orEmpty(partners));
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Map<String, Function<ProjectDraft, Object>> fields() {
    Map<String, Function<ProjectDraft, Object>> fields = new LinkedHashMap<>();
    fields.put("title", ProjectDraft::title);
    fields.put("summary", ProjectDraft::summary);
    fields.put("category", ProjectDraft::category);
    fields.put("library", ProjectDraft::library);
    fields.put("region", ProjectDraft::region);
    fields.put("coverUrl", ProjectDraft::coverUrl);
    fields.put("goal", ProjectDraft::goal);
    fields.put("minimumPledge", ProjectDraft::minimumPledge);
    fields.put("durationDays", ProjectDraft::durationDays);
    fields.put("fundingRule", ProjectDraft::fundingRule);
    fields.put("onBehalfOf", ProjectDraft::onBehalfOf);
    fields.put("story", ProjectDraft::story);
    fields.put("budget", ProjectDraft::budget);
    fields.put("media", ProjectDraft::media);
    fields.put("press", ProjectDraft::press);
    fields.put("partners", ProjectDraft::partners);
    return Collections.unmodifiableMap(fields);
  }

  /** A line of the budget as it is written. */
  public record BudgetItem(String purpose, MoneyInput amount) {
    private BudgetItem normalised() {
      return new BudgetItem(purpose.strip(), amount);
    }
  }

  /** An organisation and what it does for the project. */
  public record PartnerChoice(UUID organisation, PartnerRole role) {}
}
