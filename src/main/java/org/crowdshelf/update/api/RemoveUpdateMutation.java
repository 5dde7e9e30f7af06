package org.crowdshelf.update.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.update.RemoveUpdate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code removeUpdate}: an update's texts go, its number and the reason stay. */
@GraphQLApi
public class RemoveUpdateMutation {

  /** The arguments of the mutation. */
  @Name("RemoveUpdateInput")
  @Description("The update to remove.")
  public record Input(
      @NonNull @Id @Description("The update to remove") String updateId,
      @Description(
              "1 to 2,000 characters, which everyone may read; its author needs none within an hour of publishing")
          String reason) {}

  /** The result of the mutation. */
  @Name("RemoveUpdatePayload")
  @Description("The result of removeUpdate.")
  public record Payload(
      @Description("The update as it is now; null if there are userErrors") UpdateNode update,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RemoveUpdate removeUpdate;
  private final UpdateReads reads;

  RemoveUpdateMutation(
      CurrentAccount currentAccount, RemoveUpdate removeUpdate, UpdateReads reads) {
    this.currentAccount = currentAccount;
    this.removeUpdate = removeUpdate;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Removes an update: its number stays, its text, media and earlier versions are gone for everybody. For the project's own people and reviewers, with a reason; for its author within an hour of publishing without one. Safe to send again.")
  public Uni<@NonNull Payload> removeUpdate(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return removeUpdate
        .run(Ids.require(IdType.UPDATE, input.updateId()), input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, Payload::new));
  }
}
