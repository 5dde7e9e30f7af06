package org.crowdshelf.project.api;

import static org.crowdshelf.shared.input.InputFields.each;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.CreateProject;
import org.crowdshelf.project.FundingRule;
import org.crowdshelf.project.ProjectField;
import org.crowdshelf.project.WrittenProject;
import org.crowdshelf.project.content.Category;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputFields;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code createProject}: anyone signed in begins a project. */
@GraphQLApi
public class CreateProjectMutation {

  /** The arguments of the mutation. */
  @Name("CreateProjectInput")
  @Description("A draft; whatever is left out can be added until it is submitted.")
  public record Input(
      @NonNull @Description("1 to 80 characters, one line") String title,
      @Description("One or two sentences; up to 200 characters, one line") String summary,
      @NonNull
          @Description("Whether backers get something for their money; cannot be changed later")
          FundingModel fundingModel,
      @Description("What happens to the money at the end") @DefaultValue("ALL_OR_NOTHING")
          FundingRule fundingRule,
      @Description("What it is about") @DefaultValue("LIBRARY") Category category,
      @Description(
              "The library that it is about; required for the category LIBRARY before it is submitted")
          LibraryProfileInput library,
      @Description("GB/T 2260 code, see regions") String region,
      @Description("https address of a public host") String coverUrl,
      @NonNull @Description("At least 1.00; its currency is the project's") MoneyInput goal,
      @Description("At least 0.01, at most the goal; 1.00 where left out") MoneyInput minimumPledge,
      @Description("1 to 90 whole days from approval") Integer durationDays,
      @Id @Description("An organisation that you are a member of") String onBehalfOf,
      @Id @Description("An earlier project of yours that has ended") String relaunchOf,
      @Description("Up to 20 sections") List<@NonNull StorySectionInput> story,
      @Description("Up to 100 lines") List<@NonNull BudgetLineInput> budget,
      @Description("Up to 50") List<@NonNull MediaInput> media,
      @Description("Up to 50") List<@NonNull PressMentionInput> press,
      @Description("Up to 20") List<@NonNull PartnerInput> partners,
      @Description(
              "Chosen by the client: the same key and input, sent again within 30 days, answers with what the first made")
          String idempotencyKey) {}

  /** The result of the mutation. */
  @Name("CreateProjectPayload")
  @Description("The result of createProject.")
  public record Payload(
      @Description("The draft; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was stored. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  static final InputFields<WrittenProject, Input> FIELDS =
      InputFields.<WrittenProject, Input>none()
          .and(ProjectField.TITLE, Input::title)
          .and(ProjectField.SUMMARY, Input::summary)
          .and(ProjectField.FUNDING_MODEL, Input::fundingModel)
          .and(ProjectField.FUNDING_RULE, in -> or(in.fundingRule(), FundingRule.ALL_OR_NOTHING))
          .and(ProjectField.CATEGORY, in -> or(in.category(), Category.LIBRARY))
          .and(ProjectField.LIBRARY, in -> LibraryProfileInput.toProfile(in.library()))
          .and(ProjectField.REGION, Input::region)
          .and(ProjectField.COVER_URL, Input::coverUrl)
          .and(ProjectField.GOAL, Input::goal)
          .and(ProjectField.MINIMUM_PLEDGE, Input::minimumPledge)
          .and(ProjectField.DURATION_DAYS, Input::durationDays)
          .and(
              ProjectField.ON_BEHALF_OF,
              in -> Ids.requireOrNull(IdType.ORGANISATION, in.onBehalfOf()))
          .and(ProjectField.RELAUNCH_OF, in -> Ids.requireOrNull(IdType.PROJECT, in.relaunchOf()))
          .and(ProjectField.STORY, in -> each(in.story(), StorySectionInput::toSection))
          .and(ProjectField.BUDGET, in -> each(in.budget(), BudgetLineInput::toItem))
          .and(ProjectField.MEDIA, in -> each(in.media(), MediaInput::toMedia))
          .and(ProjectField.PRESS, in -> each(in.press(), PressMentionInput::toMention))
          .and(ProjectField.PARTNERS, in -> each(in.partners(), PartnerInput::toChoice));

  private final CurrentAccount currentAccount;
  private final CreateProject createProject;
  private final ProjectReads reads;

  CreateProjectMutation(
      CurrentAccount currentAccount, CreateProject createProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.createProject = createProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Creates a draft, which only its own people and reviewers see.")
  public Uni<@NonNull Payload> createProject(@NonNull Input input) {
    UUID fundraiser = currentAccount.account();
    Language language = currentAccount.language();
    return createProject
        .run(fundraiser, FIELDS.all(input), input.idempotencyKey())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }

  private static <T> T or(T value, T preset) {
    return value == null ? preset : value;
  }
}
