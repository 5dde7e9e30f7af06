package org.crowdshelf.update.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.update.RemoveUpdateRevision;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code removeUpdateRevision}: an earlier text of an update goes. */
@GraphQLApi
public class RemoveUpdateRevisionMutation {

  /** The arguments of the mutation. */
  @Name("RemoveUpdateRevisionInput")
  @Description("The earlier text to take out.")
  public record Input(
      @NonNull @Id @Description("The update that was edited") String updateId,
      @NonNull @Description("Which of its texts: UpdateRevision.until") Instant editedAt,
      @NonNull @Description("1 to 2,000 characters; recorded in the project's history")
          String reason) {}

  /** The result of the mutation. */
  @Name("RemoveUpdateRevisionPayload")
  @Description("The result of removeUpdateRevision.")
  public record Payload(
      @Description("The update as it is now; null if there are userErrors") UpdateNode update,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RemoveUpdateRevision removeUpdateRevision;
  private final UpdateReads reads;

  RemoveUpdateRevisionMutation(
      CurrentAccount currentAccount, RemoveUpdateRevision removeUpdateRevision, UpdateReads reads) {
    this.currentAccount = currentAccount;
    this.removeUpdateRevision = removeUpdateRevision;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Takes an earlier version of an edited update out for everybody. For the project's own people and reviewers, with a reason. Safe to send again.")
  public Uni<@NonNull Payload> removeUpdateRevision(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    return removeUpdateRevision
        .run(Ids.require(IdType.UPDATE, input.updateId()), input.editedAt(), input.reason())
        .flatMap(outcome -> Payloads.of(outcome, language, reads::update, Payload::new));
  }
}
