package org.crowdshelf.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Starts refunds in the caller's transaction: of all that a payment has left. {@link SendRefunds}
 * sends them, and {@link RefundResults} stores what became of them.
 */
@ApplicationScoped
public class Refunds {

  // The database refuses refunds that together are more than their payment. An amount that was
  // taken at the provider is charged to the subject now.
  private static final String START =
      """
      with due as (
        select p.id, p.purpose_id, p.subject_id, p.currency, v.paid, v.refunded, v.taken
          from payments p, lateral (
            select coalesce(p.received_minor, p.amount_minor) as paid,
                   coalesce((select max(r.to_minor) from refunds r where r.payment_id = p.id), 0) as refunded,
                   coalesce((select sum(r.amount_minor) from refunds r where r.payment_id = p.id and not r.charged
                                and r.reason in ('MADE_AT_PROVIDER', 'DISPUTE')), 0)::bigint as taken) v
         where p.%s = any($1) and p.state = 'SUCCEEDED' and (v.refunded < v.paid or v.taken > 0)
      ), started as (
        insert into refunds (id, payment_id, merchant_reference, currency, from_minor, amount_minor, payment_minor,
                             state, reason, next_attempt_at, created_at)
        select v.id, d.id, replace(v.id::text, '-', ''), d.currency, d.refunded, d.paid - d.refunded, d.paid,
               'WAITING', $3, $2, $2
          from due d, lateral (select uuidv7() as id where d.id is not null) v
         where d.refunded < d.paid
        returning id, payment_id, amount_minor
      ), charged as (
        update refunds r set charged = true
          from due d where r.payment_id = d.id and d.taken > 0 and r.reason in ('MADE_AT_PROVIDER', 'DISPUTE')
      )
      select d.id as payment_id, d.purpose_id, d.subject_id, d.currency, d.taken, s.id as refund_id, s.amount_minor
        from due d left join started s on s.payment_id = d.id""";

  private static final String START_OF_PURPOSES = START.formatted("purpose_id");
  private static final String START_OF_PAYMENTS = START.formatted("id");

  private static final String START_PART =
      """
      with started as (
        insert into refunds (id, payment_id, merchant_reference, currency, from_minor, amount_minor, payment_minor,
                             state, reason, next_attempt_at, created_at, note, requested_by, idempotency_key, input_hash)
        select v.id, p.id, replace(v.id::text, '-', ''), p.currency, v.refunded, $2, v.paid, 'WAITING', 'GIVEN_BACK',
               $3, $3, $4, $5, $6, $7
          from payments p, lateral (
            select uuidv7() as id, coalesce(p.received_minor, p.amount_minor) as paid,
                   coalesce((select max(r.to_minor) from refunds r where r.payment_id = p.id), 0) as refunded) v
         where p.purpose_id = $1 and p.state = 'SUCCEEDED' and v.refunded + $2 <= v.paid
         order by p.created_at, p.id limit 1
        returning id, payment_id, currency, amount_minor
      )
      select b.id, p.subject_id, b.currency, b.amount_minor
        from started b join payments p on p.id = b.payment_id""";

  private static final String LEFT =
      """
      select coalesce(max(coalesce(p.received_minor, p.amount_minor)
                          - coalesce((select max(r.to_minor) from refunds r where r.payment_id = p.id), 0)), 0)::bigint
               as left_minor
        from payments p where p.purpose_id = $1 and p.state = 'SUCCEEDED'""";

  private static final String OF_KEY =
      "select id, input_hash from refunds where requested_by = $1 and idempotency_key = $2";

  /**
   * Money that somebody gives back.
   *
   * @param note told to the backer
   * @param hash of the request's input, by which a reused key with another input is recognised
   */
  public record GivenBack(
      UUID purpose, long amountMinor, String note, UUID requestedBy, String key, byte[] hash) {}

  /** A refund that the same key started before. */
  public record Earlier(UUID refund, byte[] hash) {}

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
  public Uni<Void> start(UUID purpose, RefundReason reason) {
    return startAll(List.of(purpose), reason);
  }

  /** Starts several; if one of the purposes was not paid, the transaction fails. */
  public Uni<Void> startAll(List<UUID> purposes, RefundReason reason) {
    return start(START_OF_PURPOSES, purposes, reason);
  }

  /** The refund that this account started under a key; null if it started none. */
  public Uni<Earlier> earlier(UUID requestedBy, String key) {
    return writes.one(
        OF_KEY, row -> new Earlier(row.uuid("id"), row.bytes("input_hash")), requestedBy, key);
  }

  /** The amount paid for a purpose less all refunds, in minor units. */
  public Uni<Long> left(UUID purpose) {
    return writes.one(LEFT, row -> row.number("left_minor"), purpose);
  }

  /**
   * Gives a part of what was paid back, in the running transaction; answers the refund's key.
   *
   * @param from the subject's account that the money is taken from
   */
  public Uni<UUID> giveBack(GivenBack part, LedgerAccount from) {
    return writes
        .one(
            START_PART,
            row -> row,
            part.purpose(),
            part.amountMinor(),
            clock.instant(),
            part.note(),
            part.requestedBy(),
            part.key(),
            part.hash())
        .flatMap(
            row -> {
              if (row == null) {
                throw new IllegalStateException("No payment has this much left");
              }
              Posting started =
                  PaymentRules.refundStarted(
                      row.uuid("id"),
                      row.uuid("subject_id"),
                      row.text("currency"),
                      row.number("amount_minor"),
                      from);
              return journal.post(started).replaceWith(row.uuid("id"));
            });
  }

  /** Starts the refund of one payment, whatever its purpose was paid with besides. */
  Uni<Void> startOne(UUID payment, RefundReason reason) {
    return start(START_OF_PAYMENTS, List.of(payment), reason);
  }

  private record Started(
      UUID payment,
      UUID purpose,
      UUID subject,
      String currency,
      long takenMinor,
      UUID refund,
      Long amountMinor) {

    static Started of(Row row) {
      return new Started(
          row.uuid("payment_id"),
          row.uuid("purpose_id"),
          row.uuid("subject_id"),
          row.text("currency"),
          row.number("taken"),
          row.uuid("refund_id"),
          row.numberOrNull("amount_minor"));
    }

    Stream<Posting> postings() {
      Stream<Posting> charged =
          takenMinor == 0
              ? Stream.of()
              : Stream.of(PaymentRules.charged(payment, subject, currency, takenMinor));
      Stream<Posting> started =
          refund == null
              ? Stream.of()
              : Stream.of(PaymentRules.refundStarted(refund, subject, currency, amountMinor));
      return Stream.concat(charged, started);
    }
  }

  private Uni<Void> start(String sql, List<UUID> keys, RefundReason reason) {
    return writes
        .list(sql, Started::of, keys, clock.instant(), reason)
        .invoke(
            started -> {
              if (started.size() != keys.size()) {
                throw new IllegalStateException("A refund needs a payment that succeeded");
              }
            })
        .call(started -> journal.postAll(started.stream().flatMap(Started::postings).toList()))
        .flatMap(this::completeWhatIsBack);
  }

  // Nothing is left to send of a payment that was taken back as a whole.
  private Uni<Void> completeWhatIsBack(List<Started> started) {
    return Multi.createFrom()
        .iterable(started)
        .filter(one -> one.refund() == null)
        .onItem()
        .transformToUniAndConcatenate(one -> listeners.onRefunded(one.purpose()).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
