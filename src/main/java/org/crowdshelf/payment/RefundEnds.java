package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Ends refunds, books the money that has arrived, and takes both back where a bank returns it, in
 * the caller's transaction.
 */
@ApplicationScoped
class RefundEnds {

  private static final String OF_STATES =
      " from payments p where r.id = $1 and r.merchant_reference = $2 and p.id = r.payment_id and r.state = any($3)";

  private static final String RETURNING =
      " returning r.merchant_reference, p.subject_id, p.purpose_id, r.currency, r.amount_minor,"
          + " exists (select from refunds o join payments q on q.id = o.payment_id"
          + " where q.purpose_id = p.purpose_id and o.id <> r.id and o.state <> 'DONE') as others";

  // Refunds of one purpose are completed one after the other, so that the last one knows it is.
  private static final String LOCK_PURPOSE =
      """
      select id from payments where purpose_id = (
        select p.purpose_id from refunds r join payments p on p.id = r.payment_id where r.id = $1)
       order by id for no key update""";

  private static final String DONE_OTHERWISE =
      "update refunds r set state = 'DONE', done_at = $4, done_otherwise = true, resolved_by = $5, resolution = $6"
          + OF_STATES
          + RETURNING;

  private static final String DONE =
      """
      update refunds r
         set state = 'DONE', done_at = $4, last_error = null,
             provider_reference = coalesce($5, r.provider_reference),
             destination = coalesce($6, r.destination)"""
          + OF_STATES
          + RETURNING;

  private static final String RETURNED =
      "update refunds r set state = 'STUCK', done_at = null, last_error = $4"
          + OF_STATES
          + " and not r.done_otherwise"
          + RETURNING
          + ", r.payment_id, p.provider, p.account";

  private record Moved(
      String number,
      UUID subject,
      UUID purpose,
      String currency,
      long amountMinor,
      boolean others) {
    static Moved of(Row row) {
      return new Moved(
          row.text("merchant_reference"),
          row.uuid("subject_id"),
          row.uuid("purpose_id"),
          row.text("currency"),
          row.number("amount_minor"),
          row.flag("others"));
    }
  }

  private final Writes writes;
  private final Journal journal;
  private final PaymentListeners listeners;
  private final PaymentFindings findings;
  private final Clock clock;

  RefundEnds(
      Writes writes,
      Journal journal,
      PaymentListeners listeners,
      PaymentFindings findings,
      Clock clock) {
    this.writes = writes;
    this.journal = journal;
    this.listeners = listeners;
    this.findings = findings;
    this.clock = clock;
  }

  /** The payer has the money. Changes nothing if the refund is in none of the states. */
  Uni<Void> complete(UUID refund, String number, ProviderRefund told, Set<RefundState> from) {
    return lockPurpose(refund)
        .chain(
            () ->
                writes.one(
                    DONE,
                    Moved::of,
                    refund,
                    number,
                    from,
                    clock.instant(),
                    told.providerReference(),
                    told.destination()))
        .flatMap(done -> done == null ? nothing() : finish(done, PaymentRules::refundCompleted));
  }

  /** An admin has given the money back from the site's own bank account; false unless STUCK. */
  Uni<Boolean> completeOtherwise(UUID refund, String number, UUID admin, String note) {
    return lockPurpose(refund)
        .chain(
            () ->
                writes.one(
                    DONE_OTHERWISE,
                    Moved::of,
                    refund,
                    number,
                    Set.of(RefundState.STUCK),
                    clock.instant(),
                    admin,
                    note))
        .flatMap(
            done ->
                done == null
                    ? Uni.createFrom().item(false)
                    : finish(done, PaymentRules::refundedOtherwise).replaceWith(true));
  }

  private Uni<Void> lockPurpose(UUID refund) {
    return writes.list(LOCK_PURPOSE, row -> true, refund).replaceWithVoid();
  }

  /** Makes the posting of a refund that is done. */
  private interface Completion {
    Posting of(UUID number, UUID subject, String currency, long amountMinor);
  }

  private Uni<Void> finish(Moved done, Completion completion) {
    return journal
        .post(
            completion.of(
                PaymentRules.key(done.number()),
                done.subject(),
                done.currency(),
                done.amountMinor()))
        .chain(() -> done.others() ? nothing() : listeners.onRefunded(done.purpose()));
  }

  /** The payer's bank has sent the money back after the refund was done: it is in transit again. */
  Uni<Boolean> takeBack(UUID refund, String number, String reason) {
    return writes
        .one(
            RETURNED,
            row ->
                new Returned(
                    Moved.of(row),
                    row.uuid("payment_id"),
                    row.text("provider"),
                    row.text("account")),
            refund,
            number,
            Set.of(RefundState.DONE),
            reason)
        .flatMap(
            back -> back == null ? Uni.createFrom().item(false) : bookBack(back).replaceWith(true));
  }

  private record Returned(Moved moved, UUID payment, String provider, String account) {}

  private Uni<Void> bookBack(Returned back) {
    Moved moved = back.moved();
    return journal
        .post(
            PaymentRules.refundReturned(
                PaymentRules.key(moved.number()),
                moved.subject(),
                moved.currency(),
                moved.amountMinor()))
        .chain(
            () ->
                findings.record(
                    new Finding(
                        FindingKind.REFUND_FAILED_AFTERWARDS,
                        back.provider(),
                        back.account(),
                        back.payment(),
                        moved.number(),
                        moved.amountMinor(),
                        moved.currency(),
                        null)));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
