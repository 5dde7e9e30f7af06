package org.crowdshelf.project.api;

import static org.crowdshelf.project.api.CreateProjectInput.each;
import static org.crowdshelf.project.api.CreateProjectInput.key;

import java.util.List;
import org.crowdshelf.project.Category;
import org.crowdshelf.project.FundingRule;
import org.crowdshelf.project.ProjectField;
import org.crowdshelf.project.WrittenProject;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.money.MoneyInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code updateProject} takes. */
@Name("UpdateProjectInput")
@Description(
    "A field left out stays as it is; a list given replaces the list; null clears, but for title, category, goal and"
        + " fundingRule. Once LIVE only story, media, press and partners change, and only by additions.")
public record UpdateProjectInput(
    @NonNull @Id @Description("A project of your own") String projectId,
    @Description(
            "The Project.version that you edited: STALE_VERSION where somebody was faster. Left out: whatever it is at.")
        Integer ifVersion,
    @Description("1 to 80 characters, one line") String title,
    @Description("One or two sentences; up to 200 characters, one line") String summary,
    @Description("What it is about; cannot be cleared") Category category,
    @Description("The library that it is about; null: it is about none")
        LibraryProfileInput library,
    @Description("GB/T 2260 code, see regions") String region,
    @Description("https address of a public host") String coverUrl,
    @Description(
            "At least 1.00. In another currency than before, budget and minimumPledge come along.")
        MoneyInput goal,
    @Description("At least 0.01, at most the goal; null: 1.00") MoneyInput minimumPledge,
    @Description("1 to 90 whole days from approval") Integer durationDays,
    @Description("What happens to the money at the end; cannot be cleared") FundingRule fundingRule,
    @Id @Description("An organisation that you are a member of") String onBehalfOf,
    @Description("Up to 20 sections") List<@NonNull StorySectionInput> story,
    @Description("Up to 100 lines") List<@NonNull BudgetLineInput> budget,
    @Description("Up to 50") List<@NonNull MediaInput> media,
    @Description("Up to 50") List<@NonNull PressMentionInput> press,
    @Description("Up to 20") List<@NonNull PartnerInput> partners) {

  static final InputFields<WrittenProject, UpdateProjectInput> FIELDS =
      InputFields.<WrittenProject, UpdateProjectInput>none()
          .and(ProjectField.TITLE, UpdateProjectInput::title)
          .and(ProjectField.SUMMARY, UpdateProjectInput::summary)
          .and(ProjectField.CATEGORY, UpdateProjectInput::category)
          .and(ProjectField.LIBRARY, in -> LibraryProfileInput.toProfile(in.library()))
          .and(ProjectField.REGION, UpdateProjectInput::region)
          .and(ProjectField.COVER_URL, UpdateProjectInput::coverUrl)
          .and(ProjectField.GOAL, UpdateProjectInput::goal)
          .and(ProjectField.MINIMUM_PLEDGE, UpdateProjectInput::minimumPledge)
          .and(ProjectField.DURATION_DAYS, UpdateProjectInput::durationDays)
          .and(ProjectField.FUNDING_RULE, UpdateProjectInput::fundingRule)
          .and(ProjectField.ON_BEHALF_OF, in -> key(IdType.ORGANISATION, in.onBehalfOf()))
          .and(ProjectField.STORY, in -> each(in.story(), StorySectionInput::toSection))
          .and(ProjectField.BUDGET, in -> each(in.budget(), BudgetLineInput::toItem))
          .and(ProjectField.MEDIA, in -> each(in.media(), MediaInput::toMedia))
          .and(ProjectField.PRESS, in -> each(in.press(), PressMentionInput::toMention))
          .and(ProjectField.PARTNERS, in -> each(in.partners(), PartnerInput::toChoice));
}
