package org.crowdshelf.project.api;

import static org.crowdshelf.shared.input.InputFields.each;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.ReviewProject;
import org.crowdshelf.project.content.ReviewDecision;
import org.crowdshelf.project.content.ReviewRemark;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code reviewProject}: a reviewer decides on a submitted project. */
@GraphQLApi
public class ReviewProjectMutation {

  /** The arguments of the mutation. */
  @Name("ReviewProjectInput")
  @Description("A reviewer's decision on a project IN_REVIEW.")
  public record Input(
      @NonNull @Id @Description("A project IN_REVIEW") String projectId,
      @NonNull @Description("What you decide") ReviewDecision decision,
      @Description("Up to 50; at least one unless the project is approved")
          List<@NonNull ReviewRemarkInput> remarks) {}

  /** The result of the mutation. */
  @Name("ReviewProjectPayload")
  @Description("The result of reviewProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final ReviewProject reviewProject;
  private final ProjectReads reads;

  ReviewProjectMutation(
      CurrentAccount currentAccount, ReviewProject reviewProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.reviewProject = reviewProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Approves a submitted project (it goes LIVE now or at its launchAt), requests changes, or rejects it. For reviewers."
          + " One's own project, or one of one's own organisation: OWN_PROJECT.")
  public Uni<@NonNull Payload> reviewProject(@NonNull Input input) {
    currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    List<ReviewRemark> remarks = each(input.remarks(), ReviewRemarkInput::toRemark);
    return reviewProject
        .run(project, input.decision(), remarks == null ? List.of() : remarks)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
