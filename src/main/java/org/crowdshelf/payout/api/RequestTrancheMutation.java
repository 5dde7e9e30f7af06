package org.crowdshelf.payout.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.payout.RequestTranche;
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

/** {@code requestTranche}: a project's own people ask for the next part of its money. */
@GraphQLApi
public class RequestTrancheMutation {

  /** The arguments of the mutation. */
  @Name("RequestTrancheInput")
  @Description("The tranche to ask for.")
  public record Input(@NonNull @Id @Description("A tranche that is PLANNED") String trancheId) {}

  /** The result of the mutation. */
  @Name("RequestTranchePayload")
  @Description("The result of requestTranche.")
  public record Payload(
      @Description("The tranche as it is now; null if there are userErrors") TrancheNode tranche,
      @NonNull @Description("What to correct; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final RequestTranche requestTranche;
  private final TrancheReads reads;

  RequestTrancheMutation(
      CurrentAccount currentAccount, RequestTranche requestTranche, TrancheReads reads) {
    this.currentAccount = currentAccount;
    this.requestTranche = requestTranche;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Asks for a tranche, which waits for reviewers then. Tranche.blockedBy tells before what stands against it. For the project's own people.")
  public Uni<@NonNull Payload> requestTranche(@NonNull Input input) {
    currentAccount.account();
    Language language = currentAccount.language();
    UUID tranche = Ids.require(IdType.TRANCHE, input.trancheId());
    return requestTranche
        .run(tranche)
        .flatMap(outcome -> Payloads.of(outcome, language, reads::read, Payload::new));
  }
}
