package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

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
          + " where q.purpose_id = p.purpose_id and o.id <> r.id and o.state <> 'DONE') as others,"
          + " (select b.id from refund_returns b where b.merchant_reference = r.merchant_reference"
          + " order by b.id desc limit 1) as returned";

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

  // A provider may complete one number again after each return.
  private static final String TAKE_BACK =
      """
      with back as (
        update refunds r set state = 'STUCK', done_at = null, last_error = $4
          from payments p
         where r.id = $1 and r.merchant_reference = $2 and p.id = r.payment_id and r.state = any($3)
           and not r.done_otherwise
        returning r.id, r.merchant_reference, p.subject_id, r.currency, r.amount_minor, r.payment_id, p.provider, p.account
      ), returned as (
        insert into refund_returns (id, refund_id, merchant_reference, reason, returned_at)
        select $5, id, merchant_reference, $4, $6 from back
      )
      select * from back""";

  private record Moved(
      String number,
      UUID subject,
      UUID purpose,
      String currency,
      long amountMinor,
      boolean others,
      UUID returned) {
    static Moved of(Row row) {
      return new Moved(
          row.text("merchant_reference"),
          row.uuid("subject_id"),
          row.uuid("purpose_id"),
          row.text("currency"),
          row.number("amount_minor"),
          row.flag("others"),
          row.uuid("returned"));
    }

    PaymentRules.RefundCause cause() {
      return returned == null
          ? PaymentRules.RefundCause.ofNumber(number)
          : PaymentRules.RefundCause.ofReturn(returned);
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
    Posting of(PaymentRules.RefundCause cause, UUID subject, String currency, long amountMinor);
  }

  private Uni<Void> finish(Moved done, Completion completion) {
    return journal
        .post(completion.of(done.cause(), done.subject(), done.currency(), done.amountMinor()))
        .chain(() -> done.others() ? nothing() : listeners.onRefunded(done.purpose()));
  }

  /** The payer's bank has sent the money back after the refund was done: it is in transit again. */
  Uni<Boolean> takeBack(UUID refund, String number, String reason) {
    UUID id = Ids.next();
    return writes
        .one(
            TAKE_BACK,
            row -> Returned.of(id, row),
            refund,
            number,
            Set.of(RefundState.DONE),
            reason,
            id,
            clock.instant())
        .flatMap(
            back -> back == null ? Uni.createFrom().item(false) : bookBack(back).replaceWith(true));
  }

  private record Returned(
      UUID id, UUID subject, long amountMinor, String currency, Finding finding) {
    static Returned of(UUID id, Row row) {
      long amount = row.number("amount_minor");
      String currency = row.text("currency");
      return new Returned(
          id,
          row.uuid("subject_id"),
          amount,
          currency,
          new Finding(
              FindingKind.REFUND_FAILED_AFTERWARDS,
              row.text("provider"),
              row.text("account"),
              row.uuid("payment_id"),
              row.text("merchant_reference"),
              amount,
              currency,
              null));
    }
  }

  private Uni<Void> bookBack(Returned back) {
    return journal
        .post(
            PaymentRules.refundReturned(
                PaymentRules.RefundCause.ofReturn(back.id()),
                back.subject(),
                back.currency(),
                back.amountMinor()))
        .chain(() -> findings.record(back.finding()));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
