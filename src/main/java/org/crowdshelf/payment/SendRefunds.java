package org.crowdshelf.payment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.payment.port.PaymentAddresses;
import org.crowdshelf.payment.port.PaymentNumber;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.job.RemoteBatch;
import org.jboss.logging.Logger;

/**
 * Sends refunds to their providers, and asks after those that a provider works on. All replicas do
 * this at once; each refund is claimed for 20 s, longer than a batch takes, so a crash only delays
 * it. A refund that was sent before is asked after first: a provider refuses the same refund again
 * too soon, and only one that it does not know, or could not make, is sent again. A refund that has
 * ended and that a message contradicted is asked after and never sent.
 */
@ApplicationScoped
public class SendRefunds {

  private static final Logger LOG = Logger.getLogger(SendRefunds.class);

  // Three rounds of two calls of at most three seconds each.
  private static final int BATCH = 24;

  private static final String WHAT =
      """
      r.id, p.provider, p.account, p.merchant_reference as payment_reference, p.provider_reference,
                p.transaction_number, r.merchant_reference as refund_reference, r.amount_minor,
                coalesce(p.received_minor, p.amount_minor) as payment_minor, r.currency, r.reason, r.attempts, r.doubted""";

  static final String CLAIM =
      """
      update refunds r
         set attempts = r.attempts + 1, next_attempt_at = $1::timestamptz + interval '20 seconds'
        from payments p
       where p.id = r.payment_id
         and r.id in (select id from refunds
                       where (state in ('WAITING', 'SENT', 'FAILING') or doubted) and next_attempt_at <= $1
                       order by next_attempt_at, id limit $2 for update skip locked)
      returning"""
          + " "
          + WHAT;

  private static final String STUCK =
      "select "
          + WHAT
          + " from refunds r join payments p on p.id = r.payment_id where r.id = $1 and r.state = 'STUCK'";

  private record Sending(
      UUID id, String provider, boolean first, boolean doubted, RefundStart start) {}

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final ProviderCalls providers;
  private final PaymentAddresses addresses;
  private final RefundResults results;
  private final Clock clock;
  private final RemoteBatch<Sending, ProviderRefund> batch;

  SendRefunds(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      ProviderCalls providers,
      PaymentAddresses addresses,
      RefundResults results,
      Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.addresses = addresses;
    this.results = results;
    this.clock = clock;
    this.batch = new RemoteBatch<>(this::call, this::store);
  }

  @Scheduled(
      every = "{crowdshelf.payments.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(() -> Drain.whileFull(BATCH, this::sendDue));
  }

  /** Sends a batch of the refunds that are due; returns how many it tried. */
  public Uni<Integer> sendDue() {
    return transactions
        .runUnconditionally(() -> writes.list(CLAIM, this::sending, clock.instant(), BATCH))
        .flatMap(batch::send);
  }

  private Sending sending(Row row) {
    String provider = row.text("provider");
    String account = row.text("account");
    return new Sending(
        row.uuid("id"),
        provider,
        row.integer("attempts") == 1,
        row.flag("doubted"),
        new RefundStart(
            new PaymentNumber(
                account, row.text("payment_reference"), row.text("provider_reference")),
            row.text("transaction_number"),
            row.text("refund_reference"),
            row.number("amount_minor"),
            row.number("payment_minor"),
            row.text("currency"),
            row.text("reason"),
            addresses.callback(provider, account)));
  }

  /**
   * Asks the provider about a refund that is STUCK, and stores what it says if the money is on its
   * way or has arrived after all. Returns false where the provider does not answer.
   */
  Uni<Boolean> askAboutStuck(UUID refund) {
    return transactions
        .runUnconditionally(() -> writes.one(STUCK, this::sending, refund))
        .flatMap(
            stuck ->
                stuck == null
                    ? Uni.createFrom().item(true)
                    : providers
                        .call(stuck.provider(), provider -> provider.queryRefund(stuck.start()))
                        .flatMap(told -> storeProgress(stuck, told).replaceWith(true))
                        .onFailure(ProviderFailure.class)
                        .recoverWithItem(false));
  }

  private Uni<Void> storeProgress(Sending stuck, ProviderRefund told) {
    return told.state() == ProviderRefund.State.SUCCEEDED
            || told.state() == ProviderRefund.State.PENDING
        ? transactions.runUnconditionally(
            () -> results.apply(stuck.id(), stuck.start().reference(), told))
        : Uni.createFrom().voidItem();
  }

  private Uni<ProviderRefund> call(Sending refund) {
    Uni<ProviderRefund> send =
        providers.call(refund.provider(), provider -> provider.refund(refund.start()));
    Uni<ProviderRefund> ask =
        providers.call(refund.provider(), provider -> provider.queryRefund(refund.start()));
    if (refund.doubted()) {
      return ask;
    }
    return refund.first()
        ? send
        : ask.flatMap(
            told ->
                told.state() == ProviderRefund.State.UNKNOWN
                        || told.state() == ProviderRefund.State.NOT_NOW
                    ? send
                    : Uni.createFrom().item(told));
  }

  private Uni<Void> store(Sending refund, ProviderRefund told, Throwable failure) {
    return transactions.runUnconditionally(() -> apply(refund, told, failure));
  }

  private Uni<Void> apply(Sending refund, ProviderRefund told, Throwable failure) {
    String number = refund.start().reference();
    if (failure == null) {
      return results.apply(refund.id(), number, told);
    }
    LOG.warnf(failure, "Refund %s could not be sent", refund.id());
    String reason =
        failure instanceof ProviderFailure known
            ? known.getMessage()
            : failure.getClass().getSimpleName();
    return results.fail(refund.id(), number, reason);
  }
}
