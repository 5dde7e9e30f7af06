package org.crowdshelf.project.api;

import static org.crowdshelf.shared.input.InputFields.each;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.FundingRule;
import org.crowdshelf.project.ProjectField;
import org.crowdshelf.project.UpdateProject;
import org.crowdshelf.project.WrittenProject;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code updateProject}: a project's own people change what they wrote. */
@GraphQLApi
public class UpdateProjectMutation {

  /** The arguments of the mutation. */
  @Name("UpdateProjectInput")
  @Description(
      "A field that is left out stays as it is; a list replaces the list; null clears, except for title, category, goal and"
          + " fundingRule. Once LIVE, only story, media, press and partners change, and only by additions.")
  public record Input(
      @NonNull @Id @Description("A project of your own") String projectId,
      @Description(
              "The Project.version that you edited: STALE_VERSION if somebody else changed it since. If left out, any version.")
          Integer ifVersion,
      @Description("1 to 80 characters, one line") String title,
      @Description("One or two sentences; up to 200 characters, one line") String summary,
      @Description("What it is about; cannot be cleared") Category category,
      @Description("The library that it is about; null: it is about none")
          LibraryProfileInput library,
      @Description("GB/T 2260 code, see regions") String region,
      @Description("https address of a public host") String coverUrl,
      @Description(
              "At least 1.00. To change its currency, send budget and minimumPledge in the new one too.")
          MoneyInput goal,
      @Description("At least 0.01, at most the goal; null: 1.00") MoneyInput minimumPledge,
      @Description("1 to 90 whole days from approval") Integer durationDays,
      @Description("What happens to the money at the end; cannot be cleared")
          FundingRule fundingRule,
      @Id @Description("An organisation that you are a member of") String onBehalfOf,
      @Description("Up to 20 sections") List<@NonNull StorySectionInput> story,
      @Description("Up to 100 lines") List<@NonNull BudgetLineInput> budget,
      @Description("Up to 50") List<@NonNull MediaInput> media,
      @Description("Up to 50") List<@NonNull PressMentionInput> press,
      @Description("Up to 20") List<@NonNull PartnerInput> partners) {}

  /** The result of the mutation. */
  @Name("UpdateProjectPayload")
  @Description("The result of updateProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  static final InputFields<WrittenProject, Input> FIELDS =
      InputFields.<WrittenProject, Input>none()
          .and(ProjectField.TITLE, Input::title)
          .and(ProjectField.SUMMARY, Input::summary)
          .and(ProjectField.CATEGORY, Input::category)
          .and(ProjectField.LIBRARY, in -> LibraryProfileInput.toProfile(in.library()))
          .and(ProjectField.REGION, Input::region)
          .and(ProjectField.COVER_URL, Input::coverUrl)
          .and(ProjectField.GOAL, Input::goal)
          .and(ProjectField.MINIMUM_PLEDGE, Input::minimumPledge)
          .and(ProjectField.DURATION_DAYS, Input::durationDays)
          .and(ProjectField.FUNDING_RULE, Input::fundingRule)
          .and(
              ProjectField.ON_BEHALF_OF,
              in -> Ids.requireOrNull(IdType.ORGANISATION, in.onBehalfOf()))
          .and(ProjectField.STORY, in -> each(in.story(), StorySectionInput::toSection))
          .and(ProjectField.BUDGET, in -> each(in.budget(), BudgetLineInput::toItem))
          .and(ProjectField.MEDIA, in -> each(in.media(), MediaInput::toMedia))
          .and(ProjectField.PRESS, in -> each(in.press(), PressMentionInput::toMention))
          .and(ProjectField.PARTNERS, in -> each(in.partners(), PartnerInput::toChoice));

  private final CurrentAccount currentAccount;
  private final UpdateProject updateProject;
  private final ProjectReads reads;

  UpdateProjectMutation(
      CurrentAccount currentAccount, UpdateProject updateProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.updateProject = updateProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Changes a project. For its own people. A field that is left out stays as it is; a list replaces the list.")
  public Uni<@NonNull Payload> updateProject(@NonNull Input input, Context context) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return updateProject
        .run(project, input.ifVersion(), FIELDS.sent(input, context))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
