package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;

/**
 * An admin decides how a refund that is STUCK goes on. The provider is asked first, because it may
 * have made the refund meanwhile: a second one would be money lost.
 */
@ApplicationScoped
public class ResolveRefund {

  private static final int MAX_NOTE = 500;

  private static final String FIND =
      "select merchant_reference, state from refunds where id = $1 for no key update";

  // The number may be used up at the provider, so the next try has another one.
  private static final String TRY_AGAIN =
      """
      with closed as (
        insert into refund_tries (merchant_reference, refund_id, provider_reference, reason, closed_at)
        select merchant_reference, id, provider_reference, coalesce(last_error, 'stuck'), $3
          from refunds where id = $1 and state = 'STUCK'
        returning refund_id
      )
      update refunds r
         set state = 'WAITING', merchant_reference = $2, provider_reference = null, sent_at = null, attempts = 0,
             failures = 0, next_attempt_at = $3, resolved_by = $4, resolution = $5
        from closed where closed.refund_id = r.id""";

  private record Stuck(String number, String state) {}

  private final Transactions transactions;
  private final Writes writes;
  private final RefundEnds ends;
  private final SendRefunds refunds;
  private final Clock clock;

  ResolveRefund(
      Transactions transactions, Writes writes, RefundEnds ends, SendRefunds refunds, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.ends = ends;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * Resolves it. Rejected with NOTE_MISSING, REFUND_STATE, or PROVIDER_SILENT where it is to be
   * tried again and the provider does not answer.
   *
   * @throws Refusal NOT_FOUND for an unknown refund
   */
  public Uni<Outcome<UUID>> run(UUID admin, UUID refund, RefundResolution resolution, String note) {
    Checks checks = new Checks();
    if (Text.isBlank(note)) {
      checks.add(Rejection.of(PaymentError.NOTE_MISSING, "note"));
    } else {
      checks.message(note, MAX_NOTE, "note");
    }
    if (!checks.found().isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(checks.found()));
    }
    return refunds
        .askAboutStuck(refund)
        .flatMap(
            answered ->
                answered || resolution == RefundResolution.DONE_OTHERWISE
                    ? transactions.run(
                        () -> resolve(admin, refund, resolution, Text.stripped(note)))
                    : Uni.createFrom()
                        .item(
                            Outcome.rejected(
                                Rejection.of(PaymentError.PROVIDER_SILENT, "refundId"))));
  }

  private Uni<Outcome<UUID>> resolve(
      UUID admin, UUID refund, RefundResolution resolution, String note) {
    return writes
        .one(FIND, row -> new Stuck(row.text("merchant_reference"), row.text("state")), refund)
        .flatMap(
            stuck -> {
              if (stuck == null) {
                throw Refusal.notFound();
              }
              return change(admin, refund, stuck, resolution, note)
                  .map(done -> done ? Outcome.done(refund) : refused(stuck));
            });
  }

  private Uni<Boolean> change(
      UUID admin, UUID refund, Stuck stuck, RefundResolution resolution, String note) {
    return switch (resolution) {
      case TRY_AGAIN ->
          writes
              .change(
                  TRY_AGAIN,
                  refund,
                  Ids.next().toString().replace("-", ""),
                  clock.instant(),
                  admin,
                  note)
              .map(rows -> rows == 1);
      case DONE_OTHERWISE -> ends.completeOtherwise(refund, stuck.number(), admin, note);
    };
  }

  private static Outcome<UUID> refused(Stuck stuck) {
    return Outcome.rejected(
        Rejection.of(PaymentError.REFUND_STATE, Map.of("state", stuck.state()), "refundId"));
  }
}
