package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Refunds payments in full. A refund is started in the caller's transaction, sent by {@link
 * SendRefunds}, and completed by the provider's status.
 */
@ApplicationScoped
public class Refunds {

  private static final String START =
      """
      with started as (
        insert into refunds (id, payment_id, merchant_reference, currency, amount_minor, state,
                             next_attempt_at, created_at)
        select v.id, p.id, replace(v.id::text, '-', ''), p.currency, p.amount_minor, 'WAITING', $2, $2
          from payments p, lateral (select uuidv7() as id where p.id is not null) v
         where p.purpose_id = any($1) and p.state = 'SUCCEEDED'
        returning id, payment_id, currency, amount_minor
      )
      select b.id, p.subject_id, b.currency, b.amount_minor
        from started b join payments p on p.id = b.payment_id""";

  private static final String DONE =
      """
      update refunds r
         set state = 'DONE', done_at = $2, last_error = null
        from payments p
       where r.payment_id = $1 and p.id = r.payment_id and r.state = any($3)
      returning r.id, p.subject_id, r.currency, r.amount_minor, p.purpose_id""";

  private record Refund(UUID id, UUID subject, String currency, long amountMinor) {
    static Refund of(Row row) {
      return new Refund(
          row.uuid("id"), row.uuid("subject_id"), row.text("currency"), row.number("amount_minor"));
    }

    Posting started() {
      return PaymentRules.refundStarted(id, subject, currency, amountMinor);
    }

    Posting completed() {
      return PaymentRules.refundCompleted(id, subject, currency, amountMinor);
    }
  }

  private record Completed(Refund refund, UUID purpose) {}

  private final Writes writes;
  private final Journal journal;
  private final PaymentListeners listeners;
  private final Clock clock;

  Refunds(Writes writes, Journal journal, PaymentListeners listeners, Clock clock) {
    this.writes = writes;
    this.journal = journal;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Starts the refund of what was paid for this purpose, in the running transaction. */
  public Uni<Void> start(UUID purpose) {
    return startAll(List.of(purpose));
  }

  /** Starts several; if one of the purposes was not paid, the transaction fails. */
  public Uni<Void> startAll(List<UUID> purposes) {
    return writes
        .list(START, Refund::of, purposes, clock.instant())
        .invoke(
            started -> {
              if (started.size() != purposes.size()) {
                throw new IllegalStateException("A refund needs a payment that succeeded");
              }
            })
        .flatMap(started -> journal.postAll(started.stream().map(Refund::started).toList()));
  }

  /** Applies the provider's status of a payment's refund, in the running transaction. */
  Uni<Void> apply(UUID payment, RefundStatus status) {
    return RefundState.isCompletedBy(status)
        ? writes
            .one(
                DONE,
                row -> new Completed(Refund.of(row), row.uuid("purpose_id")),
                payment,
                clock.instant(),
                RefundState.DONE.reachedFrom())
            .flatMap(
                completed -> completed == null ? Uni.createFrom().voidItem() : complete(completed))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> complete(Completed completed) {
    return journal
        .post(completed.refund().completed())
        .chain(() -> listeners.onRefunded(completed.purpose()));
  }
}
