package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.WaiveCooldown;
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

/** {@code waiveCooldown}: a reviewer exempts a draft from the cool-down. */
@GraphQLApi
public class WaiveCooldownMutation {

  /** The arguments of the mutation. */
  @Name("WaiveCooldownInput")
  @Description("The project to exempt from the cool-down, and the reason.")
  public record Input(
      @NonNull @Id @Description("A draft that the cool-down keeps from being submitted")
          String projectId,
      @NonNull @Description("1 to 2,000 characters; recorded in the project's history")
          String reason) {}

  /** The result of the mutation. */
  @Name("WaiveCooldownPayload")
  @Description("The result of waiveCooldown.")
  public record Payload(
      @Description("The project as it is now; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final WaiveCooldown waiveCooldown;
  private final ProjectReads reads;

  WaiveCooldownMutation(
      CurrentAccount currentAccount, WaiveCooldown waiveCooldown, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.waiveCooldown = waiveCooldown;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Lets a draft be submitted in spite of RELAUNCH_COOLDOWN, and records that in its history. For reviewers.")
  public Uni<@NonNull Payload> waiveCooldown(@NonNull Input input) {
    currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    return waiveCooldown
        .run(project, input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
