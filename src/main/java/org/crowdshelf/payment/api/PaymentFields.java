package org.crowdshelf.payment.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.AccountReads;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields between payments, refunds and findings. */
@GraphQLApi
public class PaymentFields {

  private final PaymentReads reads;
  private final AccountReads accounts;
  private final CurrentAccount currentAccount;

  PaymentFields(PaymentReads reads, AccountReads accounts, CurrentAccount currentAccount) {
    this.accounts = accounts;
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  @NonNull
  @Description("The latest first; together never more than was paid")
  public Uni<@NonNull List<@NonNull RefundNode>> refunds(
      @Source PaymentNode payment, Context context) {
    return Batches.load(context, "Payment.refunds", payment.key(), reads::refundsOf);
  }

  @Description("The provider's fee; null where it is not known yet, and for anyone but admins")
  public Money providerFee(@Source PaymentNode payment) {
    return currentAccount.is(Role.ADMIN) ? payment.fee() : null;
  }

  @NonNull
  @Description("The payment that the money comes from")
  public Uni<@NonNull PaymentNode> payment(@Source RefundNode refund, Context context) {
    return Batches.load(context, "Refund.payment", refund.paymentKey(), reads::payments);
  }

  @NonNull
  @Description("The payment that the money comes from")
  public Uni<@NonNull PaymentNode> payment(@Source FailingRefundNode refund, Context context) {
    return Batches.load(context, "FailingRefund.payment", refund.paymentKey(), reads::payments);
  }

  @Description("The admin who closed it; null while OPEN")
  public Uni<AccountNode> closedBy(@Source PaymentFindingNode finding, Context context) {
    return finding.closedByKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(
            context, "PaymentFinding.closedBy", finding.closedByKey(), accounts::accounts);
  }

  @Description("The payment that it is about; null where nothing of ours fits")
  public Uni<PaymentNode> payment(@Source PaymentFindingNode finding, Context context) {
    return finding.paymentKey() == null
        ? Uni.createFrom().nullItem()
        : Batches.load(context, "PaymentFinding.payment", finding.paymentKey(), reads::payments);
  }
}
