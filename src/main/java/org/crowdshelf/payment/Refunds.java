package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.shared.database.Values;
import org.crowdshelf.shared.database.Writes;

/**
 * Gives payments back whole: begun with the caller's transaction, sent by {@link SendRefunds},
 * ended by what the provider tells.
 */
@ApplicationScoped
public class Refunds {

  private static final String BEGIN =
      """
      with begun as (
        insert into refunds (id, payment_id, merchant_reference, currency, amount_minor, state,
                             next_attempt_at, created_at)
        select v.id, p.id, replace(v.id::text, '-', ''), p.currency, p.amount_minor, 'WAITING', $2, $2
          from payments p, lateral (select uuidv7() as id where p.id is not null) v
         where p.purpose_id = any($1) and p.state = 'SUCCEEDED'
        returning id, payment_id, currency, amount_minor
      )
      select b.id, p.subject_id, b.currency, b.amount_minor
        from begun b join payments p on p.id = b.payment_id""";

  private static final String DONE =
      """
      update refunds r
         set state = 'DONE', done_at = $2, last_error = null
        from payments p
       where r.payment_id = $1 and p.id = r.payment_id and r.state = any($3)
      returning r.id, p.subject_id, r.currency, r.amount_minor, p.purpose_id""";

  private record Begun(UUID id, UUID subject, String currency, long amountMinor) {
    static Begun of(Values row) {
      return new Begun(row.uuid(0), row.uuid(1), row.text(2), row.number(3));
    }

    Posting started() {
      return PaymentRules.refundStarted(id, subject, currency, amountMinor);
    }

    Posting completed() {
      return PaymentRules.refundCompleted(id, subject, currency, amountMinor);
    }
  }

  private record Ended(Begun refund, UUID purpose) {}

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

  /** Begins to give back what was paid for this purpose, with the running transaction. */
  public Uni<Void> begin(UUID purpose) {
    return begin(List.of(purpose));
  }

  /** The same for many; each has to have been paid, else the transaction fails. */
  public Uni<Void> begin(List<UUID> purposes) {
    return writes
        .list(BEGIN, Begun::of, purposes.toArray(UUID[]::new), now())
        .invoke(
            begun -> {
              if (begun.size() != purposes.size()) {
                throw new IllegalStateException("a refund of what was never paid");
              }
            })
        .flatMap(begun -> journal.post(begun.stream().map(Begun::started).toList()));
  }

  /** Applies what a provider said about the refund of a payment, with the running transaction. */
  Uni<Void> apply(UUID payment, RefundStatus status) {
    return RefundState.isEndedBy(status)
        ? writes
            .one(
                DONE,
                row -> new Ended(Begun.of(row), row.uuid(4)),
                payment,
                now(),
                RefundState.DONE.reachedFrom())
            .flatMap(ended -> ended == null ? Uni.createFrom().voidItem() : complete(ended))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> complete(Ended ended) {
    return journal
        .post(ended.refund().completed())
        .chain(() -> listeners.onRefunded(ended.purpose()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
