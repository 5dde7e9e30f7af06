package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.pledge.CancelPledge;
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

/** {@code cancelPledge}: a backer withdraws a pledge. */
@GraphQLApi
public class CancelPledgeMutation {

  /** The arguments of the mutation. */
  @Name("CancelPledgeInput")
  @Description("The pledge to cancel.")
  public record Input(@NonNull @Id @Description("One of your own pledges") String pledgeId) {}

  /** The answer to the backer. */
  @Name("CancelPledgePayload")
  @Description("The result of cancelPledge.")
  public record Payload(
      @Description("CANCELED, or REFUNDING if it was paid; null if there are userErrors")
          PledgeNode pledge,
      @NonNull @Description("Why it was rejected; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {}

  private final CurrentAccount currentAccount;
  private final CancelPledge cancelPledge;
  private final PledgeReads reads;

  CancelPledgeMutation(
      CurrentAccount currentAccount, CancelPledge cancelPledge, PledgeReads reads) {
    this.currentAccount = currentAccount;
    this.cancelPledge = cancelPledge;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Ends an unpaid pledge at once; refunds a paid one while the project is LIVE. Safe to repeat.")
  public Uni<@NonNull Payload> cancelPledge(@NonNull Input input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    return cancelPledge
        .run(backer, Ids.require(IdType.PLEDGE, input.pledgeId()))
        .flatMap(outcome -> Payloads.of(outcome, language, reads::pledge, Payload::new));
  }
}
