package org.crowdshelf.project.api;

import static org.crowdshelf.project.api.CreateProjectInput.each;
import static org.crowdshelf.project.api.CreateProjectInput.key;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.Category;
import org.crowdshelf.project.FundingRule;
import org.crowdshelf.project.ProjectChange;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.shared.money.MoneyInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code updateProject} takes. */
@Name("UpdateProjectInput")
@Description(
    "A field left out stays as it is; a list given replaces the list; null clears, but for title, category, goal and"
        + " fundingRule. Once LIVE only story, media, press and partners change, and only by additions.")
public record UpdateProjectInput(
    @NonNull @Id String projectId,
    @Description(
            "The Project.version that you edited: STALE_VERSION where somebody was faster. Left out: whatever it is at.")
        Integer ifVersion,
    @Description("1 to 80 characters, one line") String title,
    @Description("One or two sentences; up to 200 characters, one line") String summary,
    Category category,
    LibraryProfileInput library,
    @Description("GB/T 2260 code, see regions") String region,
    @Description("https address of a public host") String coverUrl,
    @Description(
            "At least 1.00. In another currency than before, budget and minimumPledge come along.")
        MoneyInput goal,
    @Description("At least 0.01, at most the goal; null: 1.00") MoneyInput minimumPledge,
    @Description("1 to 90 whole days from approval") Integer durationDays,
    FundingRule fundingRule,
    @Id @Description("An organisation that you are a member of") String onBehalfOf,
    @Description("Up to 20 sections") List<@NonNull StorySectionInput> story,
    @Description("Up to 100 lines") List<@NonNull BudgetLineInput> budget,
    @Description("Up to 50") List<@NonNull MediaInput> media,
    @Description("Up to 50") List<@NonNull PressMentionInput> press,
    @Description("Up to 20") List<@NonNull PartnerInput> partners) {

  @Ignore
  UUID projectKey() {
    return key(IdType.PROJECT, projectId);
  }

  @Ignore
  ProjectChange toChange(Map<String, ?> sent) {
    return new ProjectChange(
        ifVersion,
        InputField.of(sent, "title", title),
        InputField.of(sent, "summary", summary),
        InputField.of(sent, "category", category),
        InputField.of(sent, "library", library == null ? null : library.toProfile()),
        InputField.of(sent, "region", region),
        InputField.of(sent, "coverUrl", coverUrl),
        InputField.of(sent, "goal", goal),
        InputField.of(sent, "minimumPledge", minimumPledge),
        InputField.of(sent, "durationDays", durationDays),
        InputField.of(sent, "fundingRule", fundingRule),
        InputField.of(sent, "onBehalfOf", key(IdType.ORGANISATION, onBehalfOf)),
        InputField.of(sent, "story", each(story, StorySectionInput::toSection)),
        InputField.of(sent, "budget", each(budget, BudgetLineInput::toItem)),
        InputField.of(sent, "media", each(media, MediaInput::toMedia)),
        InputField.of(sent, "press", each(press, PressMentionInput::toMention)),
        InputField.of(sent, "partners", each(partners, PartnerInput::toChoice)));
  }
}
