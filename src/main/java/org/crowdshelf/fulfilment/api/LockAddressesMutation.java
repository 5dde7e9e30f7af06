package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.fulfilment.LockAddresses;
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

/** {@code lockAddresses}: a project's own people say from when on addresses stay as they are. */
@GraphQLApi
public class LockAddressesMutation {

  /** The arguments of the mutation. */
  @Name("LockAddressesInput")
  @Description("Which addresses are locked, and from when on.")
  public record Input(
      @NonNull @Id @Description("A project of your own") String projectId,
      @Id @Description("Rewards of this project; all of them where it is left out")
          List<@NonNull String> rewards,
      @NonNull @Description("At least 48 hours ahead, at most a year") Instant at) {}

  /** The result of the mutation. */
  @Name("LockAddressesPayload")
  @Description("The result of lockAddresses.")
  public record Payload(
      @Description("The project; null if there are userErrors") ProjectNode project,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final LockAddresses lockAddresses;
  private final ProjectReads reads;

  LockAddressesMutation(
      CurrentAccount currentAccount, LockAddresses lockAddresses, ProjectReads reads) {
    this.currentAccount = currentAccount;
    this.lockAddresses = lockAddresses;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Says from when on the addresses for a project's rewards stay as they are; every backer concerned is told. For its own people, while it is LIVE or SUCCEEDED. A lock that is not in force yet can be moved. Safe to send again.")
  public Uni<@NonNull Payload> lockAddresses(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID project = Ids.require(IdType.PROJECT, input.projectId());
    List<UUID> rewards =
        input.rewards() == null
            ? null
            : input.rewards().stream().map(id -> Ids.require(IdType.REWARD, id)).toList();
    return lockAddresses
        .run(project, rewards, input.at())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::project, Payload::new));
  }
}
