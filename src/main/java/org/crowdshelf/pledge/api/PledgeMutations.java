package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.account.CurrentAccount;
import org.crowdshelf.payment.api.PaymentInstructionNode;
import org.crowdshelf.pledge.CancelPledge;
import org.crowdshelf.pledge.PlacePledge;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What backers do. */
@GraphQLApi
public class PledgeMutations {

  private record Answer(PledgeNode pledge, PaymentInstructionNode payment) {}

  private static final Answer NOTHING = new Answer(null, null);

  private final CurrentAccount currentAccount;
  private final PlacePledge placePledge;
  private final CancelPledge cancelPledge;
  private final PledgeReads reads;

  PledgeMutations(
      CurrentAccount currentAccount,
      PlacePledge placePledge,
      CancelPledge cancelPledge,
      PledgeReads reads) {
    this.currentAccount = currentAccount;
    this.placePledge = placePledge;
    this.cancelPledge = cancelPledge;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Reserves a pledge for 15 minutes and begins its payment. Safe to send again with the same key: on a bad network, do.")
  public Uni<@NonNull PlacePledgePayload> placePledge(@NonNull PlacePledgeInput input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    return placePledge
        .run(backer, input.toOrder())
        .flatMap(
            outcome ->
                Payloads.of(
                    outcome,
                    language,
                    this::answer,
                    (answer, errors) -> {
                      Answer given = answer == null ? NOTHING : answer;
                      return new PlacePledgePayload(given.pledge(), given.payment(), errors);
                    }));
  }

  @Mutation
  @NonNull
  @Description(
      "Unpaid: given up at once. Paid, while the project is LIVE: refunded. Safe to send again.")
  public Uni<@NonNull CancelPledgePayload> cancelPledge(@NonNull CancelPledgeInput input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    UUID pledge = Ids.decode(IdType.PLEDGE, input.pledgeId()).orElseThrow(Refusal::notFound);
    return cancelPledge
        .run(backer, pledge)
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::pledge, CancelPledgePayload::new));
  }

  private Uni<Answer> answer(PlacePledge.Placed placed) {
    return reads
        .pledge(placed.pledge())
        .map(pledge -> new Answer(pledge, PaymentInstructionNode.of(placed.payment())));
  }
}
