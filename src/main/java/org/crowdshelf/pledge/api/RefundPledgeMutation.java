package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.payment.api.PaymentReads;
import org.crowdshelf.payment.api.RefundNode;
import org.crowdshelf.pledge.RefundOrder;
import org.crowdshelf.pledge.RefundPledge;
import org.crowdshelf.shared.error.UserError;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.mutation.Payloads;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** {@code refundPledge}: a project gives one pledge back, all of it or a part. */
@GraphQLApi
public class RefundPledgeMutation {

  /** The arguments of the mutation. */
  @Name("RefundPledgeInput")
  @Description("The pledge to give back, how much of it, and why.")
  public record Input(
      @NonNull
          @Description("1 to 255 characters; the same key and input answer with the same refund")
          String idempotencyKey,
      @NonNull @Id @Description("A pledge that is PAID or COLLECTED") String pledgeId,
      @Description("Left out: all that was not given back yet") MoneyInput amount,
      @NonNull @Description("1 to 200 characters; told to the backer") String reason) {}

  /** The answer to the fundraiser. */
  @Name("RefundPledgePayload")
  @Description("The result of refundPledge.")
  public record Payload(
      @Description("The pledge; null if there are userErrors") PledgeNode pledge,
      @Description("The refund; null if there are userErrors") RefundNode refund,
      @NonNull @Description("Why it was rejected; nothing was changed. Empty on success.")
          List<@NonNull UserError> userErrors) {

    private static Payload of(Refunded refunded, List<UserError> errors) {
      return refunded == null
          ? new Payload(null, null, errors)
          : new Payload(refunded.pledge(), refunded.refund(), errors);
    }
  }

  private record Refunded(PledgeNode pledge, RefundNode refund) {}

  private final CurrentAccount currentAccount;
  private final RefundPledge refundPledge;
  private final PledgeReads pledges;
  private final PaymentReads payments;

  RefundPledgeMutation(
      CurrentAccount currentAccount,
      RefundPledge refundPledge,
      PledgeReads pledges,
      PaymentReads payments) {
    this.currentAccount = currentAccount;
    this.refundPledge = refundPledge;
    this.pledges = pledges;
    this.payments = payments;
  }

  @Mutation
  @NonNull
  @Description(
      "The project's own people or an admin give one PAID or COLLECTED pledge back, all of it or a part; never more than was paid and, once COLLECTED, than the project has left. A whole refund frees its places while LIVE.")
  public Uni<@NonNull Payload> refundPledge(@NonNull Input input) {
    UUID account = currentAccount.account();
    Language language = currentAccount.language();
    UUID pledge = Ids.require(IdType.PLEDGE, input.pledgeId());
    RefundOrder order =
        new RefundOrder(
            Text.stripped(input.idempotencyKey()), pledge, input.amount(), input.reason());
    return refundPledge
        .run(account, currentAccount.is(Role.ADMIN), order)
        .flatMap(
            outcome -> Payloads.of(outcome, language, refund -> read(pledge, refund), Payload::of));
  }

  private Uni<Refunded> read(UUID pledge, UUID refund) {
    return pledges
        .forProject(pledge)
        .flatMap(
            node ->
                payments
                    .refunds(List.of(refund))
                    .map(found -> new Refunded(node, found.get(refund))));
  }
}
