package org.crowdshelf.payment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.jboss.logging.Logger;

/**
 * Queries providers about payments whose result is not known: its message was lost, or the service
 * crashed between its commit and the provider's answer. All replicas do this at once; each payment
 * is claimed by moving its next query away, twice as far each time.
 */
@ApplicationScoped
public class AskAfterPayments {

  private static final Logger LOG = Logger.getLogger(AskAfterPayments.class);
  private static final int BATCH = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String CLAIM =
      """
      update payments
         set queries = queries + 1,
             next_query_at = $1::timestamptz
               + least(interval '1 hour', interval '30 seconds' * power(2, least(queries, 12)))
       where id in (select id from payments where state in ('CREATED', 'PENDING') and next_query_at <= $1
                     order by next_query_at, id limit $2 for update skip locked)
      returning\s"""
          + StoredPayment.COLUMNS;

  private final Transactions transactions;
  private final Writes writes;
  private final PaymentProviders providers;
  private final PaymentResults results;
  private final Clock clock;

  AskAfterPayments(
      Transactions transactions,
      Writes writes,
      PaymentProviders providers,
      PaymentResults results,
      Clock clock) {
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
    // After a full batch more payments may be due: payers do not wait for the next run.
    return askDue().flatMap(asked -> asked < BATCH ? Uni.createFrom().voidItem() : onSchedule());
  }

  /** Queries a batch of the payments that are due; returns how many it queried. */
  public Uni<Integer> askDue() {
    return transactions
        .runUnconditionally(() -> writes.list(CLAIM, StoredPayment::of, clock.instant(), BATCH))
        .flatMap(this::askAll);
  }

  private Uni<Integer> askAll(List<StoredPayment> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUniAndConcatenate(this::ask)
        .collect()
        .asList()
        .map(List::size);
  }

  private Uni<Boolean> ask(StoredPayment payment) {
    return Uni.createFrom()
        .deferred(() -> providers.named(payment.provider()).query(payment.reference()))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(status -> PaymentRules.answered(status, payment.expiresAt(), clock.instant()))
        .flatMap(status -> transactions.runUnconditionally(() -> results.apply(payment, status)))
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(failure, "The provider did not answer for payment %s", payment.id()))
        .onFailure()
        .recoverWithNull()
        .replaceWith(true);
  }
}
