package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.payout.port.ProviderPayout;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * Stores what a provider says about a payout, in the caller's transaction. A payout ends once: each
 * statement names the state that it may leave.
 */
@ApplicationScoped
class PayoutResults {

  private static final int MAX_REASON = 500;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 7;

  private static final String END =
      """
      update payouts set state = $2, provider_reference = coalesce($3, provider_reference), reason = $4, ended_at = $5, to_confirm = null
       where id = $1 and state = 'SENT'""";

  // Asked again after half the time that it has taken so far, from ten seconds to an hour.
  private static final String WAIT =
      """
      update payouts
         set failures = 0, to_confirm = coalesce($3, to_confirm), next_attempt_at = $2::timestamptz + greatest(interval '10 seconds',
               least(interval '1 hour', ($2::timestamptz - created_at) / 2))
       where id = $1 and state = 'SENT'""";

  private static final String FAIL =
      "update payouts set failures = failures + 1, reason = $2, next_attempt_at = $3::timestamptz + "
          + GrowingWait.after("10 seconds", "failures")
          + " where id = $1 and state = 'SENT'";

  private final Writes writes;
  private final Tranches tranches;
  private final Journal journal;
  private final Outbox outbox;
  private final Clock clock;

  PayoutResults(Writes writes, Tranches tranches, Journal journal, Outbox outbox, Clock clock) {
    this.writes = writes;
    this.tranches = tranches;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Applies the provider's answer. */
  Uni<Void> apply(DuePayout payout, ProviderPayout told) {
    return switch (told.state()) {
      case PAID -> end(payout, told).flatMap(ended -> ended ? paid(payout) : nothing());
      case REFUSED -> end(payout, told).flatMap(ended -> ended ? refused(payout) : nothing());
      case PENDING, UNKNOWN ->
          writes
              .change(WAIT, payout.id(), clock.instant(), toConfirm(told.toConfirm()))
              .replaceWithVoid();
    };
  }

  private static JsonObject toConfirm(Map<String, String> values) {
    return values.isEmpty() ? null : new JsonObject(new TreeMap<String, Object>(values));
  }

  /** Stores that a call had no answer; nothing is known of the money, so it stays on its way. */
  Uni<Void> fail(DuePayout payout, String reason) {
    return writes.change(FAIL, payout.id(), cut(reason), clock.instant()).replaceWithVoid();
  }

  private Uni<Boolean> end(DuePayout payout, ProviderPayout told) {
    return writes
        .change(
            END,
            payout.id(),
            told.state(),
            told.providerReference(),
            told.reason() == null ? null : cut(told.reason()),
            clock.instant())
        .map(changed -> changed == 1);
  }

  private Uni<Void> paid(DuePayout payout) {
    return tranches
        .paid(payout.tranche())
        .chain(() -> journal.post(PayoutPostings.paid(payout)))
        .chain(() -> outbox.tell(new PayoutEvents.TranchePaid(payout.tranche(), payout.project())));
  }

  private Uni<Void> refused(DuePayout payout) {
    Instant again = clock.instant().plus(wait(payout.tries()));
    return tranches
        .tryAgain(payout.tranche(), again)
        .chain(() -> journal.post(PayoutPostings.refused(payout)));
  }

  /** The time before another number is tried: doubled with each, up to some twenty hours. */
  static Duration wait(int tries) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
  }

  private static String cut(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
