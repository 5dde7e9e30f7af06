package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.CancelProject;
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

/** {@code cancelProject}: a project's own people or a reviewer end it early. */
@GraphQLApi
public class CancelProjectMutation {

  /** The arguments of the mutation. */
  @Name("CancelProjectInput")
  @Description("The project to cancel, and the reason.")
  public record Input(
      @NonNull @Id @Description("The project to cancel") String projectId,
      @NonNull @Description("1 to 2,000 characters; for the project's own people and reviewers")
          String reason) {}

  /** The result of the mutation. */
  @Name("CancelProjectPayload")
  @Description("The result of cancelProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final CancelProject cancelProject;
  private final ProjectReads reads;

  CancelProjectMutation(
      CurrentAccount currentAccount, CancelProject cancelProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.cancelProject = cancelProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Cancels a project before its end; pledges that were paid are refunded. For its own people and reviewers. A draft stays"
          + " private.")
  public Uni<@NonNull Payload> cancelProject(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return cancelProject
        .run(project, input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
