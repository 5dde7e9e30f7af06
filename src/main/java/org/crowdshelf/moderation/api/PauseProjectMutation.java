package org.crowdshelf.moderation.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.moderation.PauseProject;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
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

/** {@code pauseProject}: a reviewer stops a project's pledges for a while, an admin ends that. */
@GraphQLApi
public class PauseProjectMutation {

  /** The arguments of the mutation. */
  @Name("PauseProjectInput")
  @Description("The project to pause or to let go on, and the reason.")
  public record Input(
      @NonNull @Id @Description("A LIVE project, or one that succeeded") String projectId,
      @NonNull @Description("true: pause it; false: end the pause, for admins") Boolean paused,
      @NonNull @Description("1 to 200 characters, one line; everyone reads why it is paused")
          String reason) {}

  /** The result of the mutation. */
  @Name("PauseProjectPayload")
  @Description("The result of pauseProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final PauseProject pauseProject;
  private final ProjectReads reads;

  PauseProjectMutation(
      CurrentAccount currentAccount, PauseProject pauseProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.pauseProject = pauseProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Stops the pledges of a LIVE project, or the payouts of one that succeeded, while something is being looked into; its end does not move, and a payment that arrives meanwhile is given back. For reviewers and admins. An admin ends it, and not the one who began it.")
  public Uni<@NonNull Payload> pauseProject(@NonNull Input input) {
    UUID by = input.paused() ? Staff.account(currentAccount) : currentAccount.account(Role.ADMIN);
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return pauseProject
        .run(by, project, input.paused(), input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
