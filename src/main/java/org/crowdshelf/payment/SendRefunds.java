package org.crowdshelf.payment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends refunds to their providers. All replicas do this at once; each refund is claimed by moving
 * its next attempt away, twice as far each time, so a crash only delays it. A refund that keeps
 * failing becomes a work item for admins, and the service keeps trying.
 */
@ApplicationScoped
public class SendRefunds {

  private static final int BATCH = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String CLAIM =
      """
      update refunds r
         set attempts = r.attempts + 1,
             next_attempt_at = $1::timestamptz
               + least(interval '1 hour', interval '10 seconds' * power(2, least(r.attempts, 12))),
             state = case when r.attempts + 1 >= $2 then 'FAILING' else r.state end
        from payments p
       where p.id = r.payment_id
         and r.id in (select id from refunds where state <> 'DONE' and next_attempt_at <= $1
                       order by next_attempt_at, id limit $3 for update skip locked)
      returning r.id, p.id as payment_id, p.provider, p.merchant_reference as payment_reference,
                r.merchant_reference as refund_reference, r.amount_minor""";

  private static final String STORE_ERROR = "update refunds set last_error = $2 where id = $1";

  private record Sending(
      UUID id,
      UUID payment,
      String provider,
      String reference,
      String refundReference,
      long amount) {}

  private final Transactions transactions;
  private final Writes writes;
  private final PaymentProviders providers;
  private final Refunds refunds;
  private final Clock clock;
  private final int attemptsBeforeAlarm;

  SendRefunds(
      Transactions transactions,
      Writes writes,
      PaymentProviders providers,
      Refunds refunds,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.refunds.attempts-before-alarm") int attemptsBeforeAlarm) {
    this.transactions = transactions;
    this.writes = writes;
    this.providers = providers;
    this.refunds = refunds;
    this.clock = clock;
    this.attemptsBeforeAlarm = attemptsBeforeAlarm;
  }

  @Scheduled(
      every = "{crowdshelf.payments.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    // After a full batch more refunds may be due: payers do not wait for the next run.
    return sendDue().flatMap(sent -> sent < BATCH ? Uni.createFrom().voidItem() : onSchedule());
  }

  /** Sends a batch of the refunds that are due; returns how many it tried. */
  public Uni<Integer> sendDue() {
    return transactions.runUnconditionally(this::claim).flatMap(this::sendAll);
  }

  private Uni<List<Sending>> claim() {
    return writes.list(
        CLAIM,
        row ->
            new Sending(
                row.uuid("id"),
                row.uuid("payment_id"),
                row.text("provider"),
                row.text("payment_reference"),
                row.text("refund_reference"),
                row.number("amount_minor")),
        clock.instant(),
        attemptsBeforeAlarm,
        BATCH);
  }

  private Uni<Integer> sendAll(List<Sending> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUniAndConcatenate(this::send)
        .collect()
        .asList()
        .map(List::size);
  }

  private Uni<Boolean> send(Sending refund) {
    return Uni.createFrom()
        .deferred(
            () ->
                providers
                    .named(refund.provider())
                    .refund(refund.reference(), refund.refundReference(), refund.amount()))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onItemOrFailure()
        .transformToUni(
            (status, failure) ->
                transactions.runUnconditionally(() -> store(refund, status, failure)))
        // A refund whose rows are inconsistent must not delay the others.
        .onFailure()
        .recoverWithUni(fault -> transactions.runUnconditionally(() -> store(refund, null, fault)))
        .replaceWith(true);
  }

  private Uni<Void> store(Sending refund, RefundStatus status, Throwable failure) {
    if (failure != null) {
      return writes
          .change(STORE_ERROR, refund.id(), failure.getClass().getSimpleName())
          .replaceWithVoid();
    }
    return status == RefundStatus.FAILED
        ? writes.change(STORE_ERROR, refund.id(), "refused by the provider").replaceWithVoid()
        : refunds.apply(refund.payment(), status);
  }
}
