package org.crowdshelf.payment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Queries providers about payments whose result is not known: its message was lost, or the service
 * crashed between its commit and the provider's answer. A payment that has expired, or that nobody
 * may pay any more, is closed at the provider instead, which also tells whether it was paid. All
 * replicas do this at once; each payment is claimed by moving its next query away.
 *
 * <p>The first query comes after half a minute, each later one after twice as long, but one always
 * at the payment's end, which lies before the end of its purpose. After a payment has ended without
 * money, queries go on for three days, because a provider may be paid late.
 */
@ApplicationScoped
public class AskAfterPayments {

  private static final Logger LOG = Logger.getLogger(AskAfterPayments.class);

  // Three rounds of calls of at most three seconds each are shorter than the shortest wait.
  private static final int BATCH = 24;
  private static final int AT_ONCE = 8;

  private static final String CLAIM =
      """
      update payments
         set queries = queries + 1,
             next_query_at = case
               when state in ('FAILED', 'CLOSED') then
                 case when ended_at < $1::timestamptz - interval '3 days' then 'infinity'::timestamptz
                      else $1 + interval '12 hours' end
               when closing or expires_at <= $1 then
                 $1 + least(interval '1 hour', greatest(interval '10 seconds', ($1 - expires_at) / 2))
               else
                 least($1 + """
          + GrowingWait.after("30 seconds", "queries")
          + """
            , greatest(expires_at + interval '1 second', $1 + interval '10 seconds'))
             end
       where id in (select id from payments where state <> 'SUCCEEDED' and next_query_at <= $1
                     order by next_query_at, id limit $2 for update skip locked)
      returning\s"""
          + StoredPayment.COLUMNS;

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final ProviderCalls providers;
  private final PaymentResults results;
  private final Clock clock;

  AskAfterPayments(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      ProviderCalls providers,
      PaymentResults results,
      Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.results = results;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.payments.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(() -> Drain.whileFull(BATCH, this::askDue));
  }

  /** Queries a batch of the payments that are due; returns how many it queried. */
  public Uni<Integer> askDue() {
    return transactions
        .runUnconditionally(() -> writes.list(CLAIM, StoredPayment::of, clock.instant(), BATCH))
        .flatMap(this::askAll);
  }

  private record Told(StoredPayment payment, ProviderPayment answer) {}

  // Several providers are asked at once; the answers are stored one after the other, because one
  // context has one transaction.
  private Uni<Integer> askAll(List<StoredPayment> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUni(this::ask)
        .merge(AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(this::store)
        .collect()
        .asList()
        .replaceWith(claimed.size());
  }

  private Uni<Told> ask(StoredPayment payment) {
    return answer(payment)
        .map(told -> new Told(payment, told))
        .onFailure()
        .invoke(failure -> warn(failure, payment))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Boolean> store(Told told) {
    StoredPayment payment = told.payment();
    ProviderPayment answer =
        PaymentRules.answered(
            told.answer(),
            payment.closing(),
            payment.createdAt(),
            payment.expiresAt(),
            clock.instant());
    return transactions
        .runUnconditionally(() -> results.apply(payment, answer))
        .onFailure()
        .invoke(failure -> warn(failure, payment))
        .onFailure()
        .recoverWithNull()
        .replaceWith(true);
  }

  private static void warn(Throwable failure, StoredPayment payment) {
    LOG.warnf(failure, "The result of payment %s is not known yet", payment.id());
  }

  private Uni<ProviderPayment> answer(StoredPayment payment) {
    Instant now = clock.instant();
    boolean over = payment.closing() || !now.isBefore(payment.expiresAt());
    boolean close = payment.state().isLive() && over;
    return providers.call(
        payment.route().provider(),
        provider -> close ? provider.close(payment.number()) : provider.query(payment.number()));
  }
}
