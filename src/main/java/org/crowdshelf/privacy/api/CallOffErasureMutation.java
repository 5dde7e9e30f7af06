package org.crowdshelf.privacy.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.privacy.CallOffErasure;
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

/** {@code callOffErasure}: somebody takes their request to be erased back. */
@GraphQLApi
public class CallOffErasureMutation {

  /** The arguments of the mutation. */
  @Name("CallOffErasureInput")
  @Description("The request to take back.")
  public record Input(@NonNull @Id @Description("One's own request") String erasureId) {}

  /** The result of the mutation. */
  @Name("CallOffErasurePayload")
  @Description("The result of callOffErasure.")
  public record Payload(
      @Description("The request as it is now; null if there are userErrors") ErasureNode erasure,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final CallOffErasure callOffErasure;
  private final PrivacyReads reads;

  CallOffErasureMutation(
      CurrentAccount currentAccount, CallOffErasure callOffErasure, PrivacyReads reads) {
    this.currentAccount = currentAccount;
    this.callOffErasure = callOffErasure;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description("Takes a request to be erased back, until it has begun. Safe to send again.")
  public Uni<@NonNull Payload> callOffErasure(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    UUID erasure = Ids.require(IdType.ERASURE, input.erasureId());
    return callOffErasure
        .run(account, erasure)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
