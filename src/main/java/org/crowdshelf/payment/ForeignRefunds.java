package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Books money that went back without the service: a refund that somebody made in the provider's
 * console, or one that the payer's bank took. Backers see it among the refunds of their payment,
 * and it counts against what can still be given back. It is a claim (DISPUTED) until the rest of
 * the payment goes back; then the project's held money pays for it. A dispute that is won ends the
 * claim.
 */
@ApplicationScoped
class ForeignRefunds {

  // Two messages about one refund are applied one after the other.
  private static final String LOCK = "select id from payments where id = $1 for no key update";

  // A dispute that was won is told of again by the bill of the day on which it began.
  private static final String TAKE =
      """
      insert into refunds (id, payment_id, merchant_reference, provider_reference, currency, from_minor, amount_minor,
                           payment_minor, state, reason, next_attempt_at, created_at, done_at)
      select $2, p.id, $3, $4, p.currency, v.refunded, $5, v.paid, 'DONE', $6, $7, $7, $7
        from payments p, lateral (
          select coalesce(p.received_minor, p.amount_minor) as paid,
                 coalesce((select max(r.to_minor) from refunds r where r.payment_id = p.id), 0) as refunded) v
       where p.id = $1 and p.state = 'SUCCEEDED' and v.refunded + $5 <= v.paid
         and not exists (select from disputes_won w where w.payment_id = p.id and w.reference = $4)
      on conflict do nothing""";

  // A refund that another one follows stays, because refunds are the parts of a payment in a row.
  private static final String WIN =
      """
      with disputed as (
        select r.id, r.amount_minor, r.currency,
               not r.charged and not exists (select from refunds o where o.payment_id = r.payment_id
                                                and o.after_minor = r.to_minor) as restored
          from refunds r
         where r.payment_id = $1 and r.reason = 'DISPUTE' and r.provider_reference = $2
      ), gone as (
        delete from refunds where id = (select id from disputed where restored)
      ), won as (
        insert into disputes_won (id, refund_id, payment_id, reference, currency, amount_minor, restored, won_at)
        select $3, d.id, $1, $2, d.currency, d.amount_minor, d.restored, $4 from disputed d
        on conflict on constraint disputes_won_once do nothing
        returning id, currency, amount_minor, restored
      )
      select id, currency, amount_minor, restored, false as earlier from won
      union all
      select id, currency, amount_minor, restored, true from disputes_won
       where payment_id = $1 and reference = $2""";

  private record Won(
      UUID id, String currency, long amountMinor, boolean restored, boolean earlier) {
    static Won of(Row row) {
      return new Won(
          row.uuid("id"),
          row.text("currency"),
          row.number("amount_minor"),
          row.flag("restored"),
          row.flag("earlier"));
    }
  }

  private final Writes writes;
  private final Journal journal;
  private final PaymentFindings findings;
  private final Clock clock;

  ForeignRefunds(Writes writes, Journal journal, PaymentFindings findings, Clock clock) {
    this.writes = writes;
    this.journal = journal;
    this.findings = findings;
    this.clock = clock;
  }

  /**
   * Books money that is back with the payer, once for each reference, and records a finding.
   *
   * @param reference the provider's number of the refund or dispute
   */
  Uni<Void> take(
      StoredPayment payment,
      RefundReason reason,
      FindingKind kind,
      String reference,
      long amountMinor,
      String currency) {
    Finding found = Finding.at(payment, kind, reference, amountMinor, currency);
    return payment.currency().equals(currency) && amountMinor > 0
        ? store(payment, reason, reference, amountMinor).chain(() -> findings.record(found))
        : findings.record(found);
  }

  /**
   * Books money that the bank has returned after a dispute, once for each reference. It counts as
   * paid again; where the rest of the payment has gone back since, a finding lets a person decide.
   *
   * @param reference the provider's number of the dispute
   */
  Uni<Void> win(StoredPayment payment, String reference, long amountMinor, String currency) {
    return lock(payment)
        .chain(() -> writes.one(WIN, Won::of, payment.id(), reference, Ids.next(), clock.instant()))
        .flatMap(
            won ->
                won == null || won.earlier()
                    ? Uni.createFrom().item(won != null)
                    : book(payment, won))
        .flatMap(
            settled ->
                settled
                    ? Uni.createFrom().voidItem()
                    : findings.record(
                        Finding.at(
                            payment,
                            FindingKind.DISPUTE,
                            "won " + reference,
                            amountMinor,
                            currency)));
  }

  private Uni<Boolean> book(StoredPayment payment, Won won) {
    return journal
        .post(PaymentRules.returned(won.id(), payment.subject(), won.currency(), won.amountMinor()))
        .replaceWith(won.restored());
  }

  private Uni<Void> lock(StoredPayment payment) {
    return writes.list(LOCK, row -> true, payment.id()).replaceWithVoid();
  }

  private Uni<Void> store(
      StoredPayment payment, RefundReason reason, String reference, long amountMinor) {
    UUID refund = Ids.next();
    return lock(payment)
        .chain(
            () ->
                writes.change(
                    TAKE,
                    payment.id(),
                    refund,
                    refund.toString().replace("-", ""),
                    reference,
                    amountMinor,
                    reason,
                    clock.instant()))
        .flatMap(
            taken ->
                taken == 0
                    ? Uni.createFrom().voidItem()
                    : journal.post(
                        PaymentRules.taken(
                            refund, payment.subject(), payment.currency(), amountMinor)));
  }
}
