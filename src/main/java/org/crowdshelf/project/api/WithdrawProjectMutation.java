package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.WithdrawProject;
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

/** {@code withdrawProject}: a project's own people take it back from the review. */
@GraphQLApi
public class WithdrawProjectMutation {

  /** The arguments of the mutation. */
  @Name("WithdrawProjectInput")
  @Description("The project to take back.")
  public record Input(@NonNull @Id @Description("The project to take back") String projectId) {}

  /** The result of the mutation. */
  @Name("WithdrawProjectPayload")
  @Description("The result of withdrawProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final WithdrawProject withdrawProject;
  private final ProjectReads reads;

  WithdrawProjectMutation(
      CurrentAccount currentAccount, WithdrawProject withdrawProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.withdrawProject = withdrawProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Takes a project back while it is IN_REVIEW or waits for its launch; it is CHANGES_REQUESTED then. For its own people.")
  public Uni<@NonNull Payload> withdrawProject(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return withdrawProject
        .run(project)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
