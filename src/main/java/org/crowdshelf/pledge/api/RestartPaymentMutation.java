package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.payment.api.PaymentChoiceInput;
import org.crowdshelf.payment.api.PaymentInstructionNode;
import org.crowdshelf.payment.payer.Payer;
import org.crowdshelf.pledge.RestartPayment;
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

/** {@code restartPayment}: a backer pays a reserved pledge another way. */
@GraphQLApi
public class RestartPaymentMutation {

  /** The arguments of the mutation. */
  @Name("RestartPaymentInput")
  @Description("The pledge to pay, and how.")
  public record Input(
      @NonNull @Id @Description("One of your own pledges that is RESERVED") String pledgeId,
      @NonNull @Description("How it is to be paid now") PaymentChoiceInput payment) {}

  /** The answer to the backer. */
  @Name("RestartPaymentPayload")
  @Description("The result of restartPayment.")
  public record Payload(
      @Description("The pledge; null if there are userErrors") PledgeNode pledge,
      @Description(
              "How to pay; null if the provider could not be reached: ask for the pledge's openPayment a little later")
          PaymentInstructionNode payment,
      @NonNull @Description("Why it was rejected. Empty on success.")
          List<@NonNull UserError> userErrors) {

    private static Payload of(Restarted restarted, List<UserError> errors) {
      return restarted == null
          ? new Payload(null, null, errors)
          : new Payload(restarted.pledge(), restarted.payment(), errors);
    }
  }

  private record Restarted(PledgeNode pledge, PaymentInstructionNode payment) {}

  private final CurrentAccount currentAccount;
  private final Payer payer;
  private final RestartPayment restartPayment;
  private final PledgeReads reads;

  RestartPaymentMutation(
      CurrentAccount currentAccount,
      Payer payer,
      RestartPayment restartPayment,
      PledgeReads reads) {
    this.currentAccount = currentAccount;
    this.payer = payer;
    this.restartPayment = restartPayment;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Pays a RESERVED pledge another way or anew: the running attempt is closed at the provider first, so that only one can be paid. The reservation does not grow longer.")
  public Uni<@NonNull Payload> restartPayment(@NonNull Input input) {
    UUID backer = currentAccount.account();
    Language language = currentAccount.language();
    return restartPayment
        .run(backer, Ids.require(IdType.PLEDGE, input.pledgeId()), input.payment().toChoice(payer))
        .flatMap(outcome -> Payloads.of(outcome, language, this::read, Payload::of));
  }

  private Uni<Restarted> read(RestartPayment.Restarted restarted) {
    return reads
        .pledge(restarted.pledge())
        .map(pledge -> new Restarted(pledge, PaymentInstructionNode.of(restarted.payment())));
  }
}
