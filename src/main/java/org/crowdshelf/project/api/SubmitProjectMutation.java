package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.SubmitProject;
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

/** {@code submitProject}: a project's own people send it to the reviewers. */
@GraphQLApi
public class SubmitProjectMutation {

  /** The arguments of the mutation. */
  @Name("SubmitProjectInput")
  @Description("The project to submit.")
  public record Input(
      @NonNull @Id @Description("A draft of your own, or one with changes requested")
          String projectId,
      @Description(
              "When it shall go live, at most 90 days ahead. If it is left out, or past at the approval: on approval.")
          Instant launchAt) {}

  /** The result of the mutation. */
  @Name("SubmitProjectPayload")
  @Description("The result of submitProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final SubmitProject submitProject;
  private final ProjectReads reads;

  SubmitProjectMutation(
      CurrentAccount currentAccount, SubmitProject submitProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.submitProject = submitProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Sends a project to the reviewers. Every reason against it is answered at once.")
  public Uni<@NonNull Payload> submitProject(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return submitProject
        .run(project, input.launchAt())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
