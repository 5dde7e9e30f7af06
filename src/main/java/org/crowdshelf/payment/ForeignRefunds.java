package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/**
 * Books money that went back without the service: a refund that somebody made in the provider's
 * console, or one that the payer's bank took. Backers see it among the refunds of their payment,
 * and it counts against what can still be given back. It is a claim (DISPUTED) until the rest of
 * the payment goes back; then the project's held money pays for it.
 */
@ApplicationScoped
class ForeignRefunds {

  // Two messages about one refund are applied one after the other.
  private static final String LOCK = "select id from payments where id = $1 for no key update";

  private static final String TAKE =
      """
      insert into refunds (id, payment_id, merchant_reference, provider_reference, currency, from_minor, amount_minor,
                           payment_minor, state, reason, next_attempt_at, created_at, done_at)
      select $2, p.id, $3, $4, p.currency, v.refunded, $5, v.paid, 'DONE', $6, $7, $7, $7
        from payments p, lateral (
          select coalesce(p.received_minor, p.amount_minor) as paid,
                 coalesce((select max(r.to_minor) from refunds r where r.payment_id = p.id), 0) as refunded) v
       where p.id = $1 and p.state = 'SUCCEEDED' and v.refunded + $5 <= v.paid
      on conflict do nothing""";

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

  private Uni<Void> store(
      StoredPayment payment, RefundReason reason, String reference, long amountMinor) {
    UUID refund = Ids.next();
    return writes
        .list(LOCK, row -> true, payment.id())
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
