package org.crowdshelf.payout;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.crowdshelf.payout.port.PayoutOrder;
import org.crowdshelf.payout.port.ProviderPayout;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.job.RemoteBatch;
import org.crowdshelf.shared.job.RemoteCalls;
import org.jboss.logging.Logger;

/**
 * Sends stored payouts to their providers, and asks after them until they are paid or refused. All
 * replicas do this at once; each payout is claimed for 20 s, longer than a batch takes, so a crash
 * only delays it. One that was sent before is asked after first, and sent again under the same
 * number only where the provider does not know it.
 */
@ApplicationScoped
public class SendPayouts {

  private static final Logger LOG = Logger.getLogger(SendPayouts.class);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  // Three rounds of two calls of at most three seconds each.
  private static final int BATCH = 24;

  private static final String CLAIM =
      """
      update payouts o
         set attempts = o.attempts + 1, next_attempt_at = $1::timestamptz + interval '20 seconds'
        from tranches t, projects p, payout_accounts a
       where t.id = o.tranche_id and p.id = t.project_id and a.id = o.payout_account_id
         and o.id in (select id from payouts where state = 'SENT' and next_attempt_at <= $1
                       order by next_attempt_at, id limit $2 for update skip locked)
      returning o.id, o.tranche_id, t.project_id, o.try, o.attempts, o.merchant_reference, t.amount_minor, p.currency,
                a.id as payout_account_id, a.provider, a.holder, a.params""";

  private record Sending(
      DuePayout payout,
      String provider,
      boolean first,
      String reference,
      String holder,
      UUID account,
      byte[] params) {}

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final StartPayouts starts;
  private final PayoutProviders providers;
  private final PayoutSecrets secrets;
  private final PayoutResults results;
  private final Clock clock;
  private final RemoteBatch<Sending, ProviderPayout> batch;
  private final RemoteCalls calls =
      new RemoteCalls(
          PATIENCE,
          failure ->
              failure instanceof ProviderFailure told
                  && told.kind() != ProviderFailure.Kind.TRY_AGAIN);

  SendPayouts(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      StartPayouts starts,
      PayoutProviders providers,
      PayoutSecrets secrets,
      PayoutResults results,
      Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.starts = starts;
    this.providers = providers;
    this.secrets = secrets;
    this.results = results;
    this.clock = clock;
    this.batch = new RemoteBatch<>(this::call, this::store);
  }

  @Scheduled(
      every = "{crowdshelf.payouts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(() -> starts.start().chain(() -> Drain.whileFull(BATCH, this::sendDue)));
  }

  /** Sends, or asks after, a batch of those that are due; returns how many. */
  public Uni<Integer> sendDue() {
    return transactions
        .runUnconditionally(() -> writes.list(CLAIM, this::sending, clock.instant(), BATCH))
        .flatMap(batch::send);
  }

  private Sending sending(Row row) {
    DuePayout payout =
        new DuePayout(
            row.uuid("id"),
            row.uuid("tranche_id"),
            row.uuid("project_id"),
            row.integer("try"),
            row.text("currency"),
            row.number("amount_minor"));
    return new Sending(
        payout,
        row.text("provider"),
        row.integer("attempts") == 1,
        row.text("merchant_reference"),
        row.text("holder"),
        row.uuid("payout_account_id"),
        row.bytes("params"));
  }

  private Uni<ProviderPayout> call(Sending sending) {
    PayoutAdapter adapter = providers.find(sending.provider()).orElse(null);
    if (adapter == null) {
      return Uni.createFrom()
          .failure(new IllegalStateException("The site does not pay this way any more"));
    }
    return Uni.createFrom()
        .item(() -> order(sending))
        .flatMap(order -> call(sending, adapter, order));
  }

  // Fails where the values were sealed with another key, and so holds up no other payout.
  private PayoutOrder order(Sending sending) {
    return new PayoutOrder(
        sending.reference(),
        sending.holder(),
        secrets.open(sending.account(), sending.params()),
        sending.payout().amountMinor(),
        sending.payout().currency());
  }

  private Uni<ProviderPayout> call(Sending sending, PayoutAdapter adapter, PayoutOrder order) {
    Uni<ProviderPayout> pay = calls.call(adapter.name(), () -> adapter.pay(order));
    if (sending.first()) {
      return pay;
    }
    return calls
        .call(adapter.name(), () -> adapter.query(order))
        .flatMap(
            told ->
                told.state() == ProviderPayout.State.UNKNOWN ? pay : Uni.createFrom().item(told));
  }

  private Uni<Void> store(Sending sending, ProviderPayout answer, Throwable failure) {
    return transactions.runUnconditionally(() -> apply(sending, answer, failure));
  }

  private Uni<Void> apply(Sending sending, ProviderPayout answer, Throwable failure) {
    DuePayout payout = sending.payout();
    if (failure == null) {
      return results.apply(payout, answer);
    }
    LOG.warnf(failure, "Payout %s could not be sent", payout.id());
    String reason =
        failure instanceof ProviderFailure told
            ? told.getMessage()
            : failure.getClass().getSimpleName();
    return results.fail(payout, reason);
  }
}
