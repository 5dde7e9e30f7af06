package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.RedactProject;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code redactProject}: something is taken out of a public project, or replaced. */
@GraphQLApi
public class RedactProjectMutation {

  /** The arguments of the mutation. */
  @Name("RedactProjectInput")
  @Description("What to take out of a project.")
  public record Input(
      @NonNull @Id @Description("A public project") String projectId,
      @NonNull
          @Description(
              "One path into the project: [\"summary\"], [\"coverUrl\"], or a place from 0 in a list: [\"story\", \"0\"], [\"media\", \"3\"], [\"press\", \"1\"]")
          List<@NonNull String> path,
      @Description(
              "What stands there instead: the text of the summary or section, or the address of the picture or article; left out: nothing")
          String replacement,
      @NonNull @Description("1 to 2,000 characters; shown in the project's history") String reason,
      @Description(
              "The Project.version that you looked at: STALE_VERSION if somebody changed it since, so that no other entry of a list is taken out. If left out, any version.")
          Integer ifVersion,
      @Description(
              "Chosen by the client: the same key and input, sent again within 30 days, change nothing more")
          String idempotencyKey) {

    @Ignore
    RedactProject.Wish wish() {
      return new RedactProject.Wish(path, replacement, reason, ifVersion, idempotencyKey);
    }
  }

  /** The result of the mutation. */
  @Name("RedactProjectPayload")
  @Description("The result of redactProject.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RedactProject redactProject;
  private final ProjectReads reads;

  RedactProjectMutation(
      CurrentAccount currentAccount, RedactProject redactProject, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.redactProject = redactProject;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Takes a picture, a text or a press mention out of a public project, or replaces it, in any state: it is gone for everybody. Places in a list shift when an entry goes, so send ifVersion or idempotencyKey. For its own people and reviewers.")
  public Uni<@NonNull Payload> redactProject(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return redactProject
        .run(project, input.wish())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
