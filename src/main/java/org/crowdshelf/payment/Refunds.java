package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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

  // The database refuses refunds that together are more than their payment.
  private static final String START =
      """
      with started as (
        insert into refunds (id, payment_id, merchant_reference, currency, from_minor, amount_minor, payment_minor,
                             state, reason, next_attempt_at, created_at)
        select v.id, p.id, replace(v.id::text, '-', ''), p.currency, v.refunded, v.paid - v.refunded, v.paid,
               'WAITING', $3, $2, $2
          from payments p, lateral (
            select uuidv7() as id, coalesce(p.received_minor, p.amount_minor) as paid,
                   coalesce((select max(r.to_minor) from refunds r where r.payment_id = p.id), 0) as refunded) v
         where p.%s = any($1) and p.state = 'SUCCEEDED' and v.refunded < v.paid
        returning id, payment_id, currency, amount_minor
      )
      select b.id, p.subject_id, b.currency, b.amount_minor
        from started b join payments p on p.id = b.payment_id""";

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
  private final Clock clock;

  Refunds(Writes writes, Journal journal, Clock clock) {
    this.writes = writes;
    this.journal = journal;
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

  /** The refund that this account started under a key; null where there is none. */
  public Uni<Earlier> earlier(UUID requestedBy, String key) {
    return writes.one(
        OF_KEY, row -> new Earlier(row.uuid("id"), row.bytes("input_hash")), requestedBy, key);
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

  private Uni<Void> start(String sql, List<UUID> keys, RefundReason reason) {
    return writes
        .list(sql, Refunds::started, keys, clock.instant(), reason)
        .invoke(
            started -> {
              if (started.size() != keys.size()) {
                throw new IllegalStateException("A refund needs a payment that succeeded");
              }
            })
        .flatMap(journal::postAll);
  }

  private static Posting started(Row row) {
    return PaymentRules.refundStarted(
        row.uuid("id"), row.uuid("subject_id"), row.text("currency"), row.number("amount_minor"));
  }
}
