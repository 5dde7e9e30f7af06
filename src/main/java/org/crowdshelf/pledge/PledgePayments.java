package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.crowdshelf.payment.PaymentListener;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.outbox.Outbox;

/** What payments do to pledges, in the transaction in which the money is booked. */
@ApplicationScoped
class PledgePayments implements PaymentListener {

  private static final String PAID =
      "update pledges set state = 'PAID', paid_at = $2 where id = $1";

  private static final String UNPAID =
      "update pledges set state = 'EXPIRED', paid_at = null where id = $1";

  private static final String RUN_OUT =
      "update pledges set state = 'RESERVED', paid_at = null, reserved_until = $2 where id = $1";

  private static final String REFUNDED =
      "update pledges set state = 'REFUNDED', refunded_at = $2 where id = $1 and state = 'REFUNDING'";

  private final Writes writes;
  private final RewardPlaces places;
  private final BackerLimits limits;
  private final ProjectTotals totals;
  private final Outbox outbox;
  private final Clock clock;

  PledgePayments(
      Writes writes,
      RewardPlaces places,
      BackerLimits limits,
      ProjectTotals totals,
      Outbox outbox,
      Clock clock) {
    this.writes = writes;
    this.places = places;
    this.limits = limits;
    this.totals = totals;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Uni<Boolean> onPaid(UUID purpose) {
    return LockedPledge.find(writes, purpose)
        .flatMap(
            pledge ->
                pledge == null || !pledge.state().takesMoney()
                    ? Uni.createFrom().item(false)
                    : take(pledge));
  }

  @Override
  public Uni<Void> onFailed(UUID purpose) {
    return LockedPledge.find(writes, purpose)
        .flatMap(
            pledge ->
                pledge == null || pledge.state().withoutMoney() == pledge.state()
                    ? Uni.createFrom().voidItem()
                    : expire(pledge));
  }

  @Override
  public Uni<Void> onRefunded(UUID purpose) {
    return writes
        .change(REFUNDED, purpose, now())
        .flatMap(rows -> rows == 1 ? tell("PledgeRefunded", purpose) : Uni.createFrom().voidItem());
  }

  /** Gives the places of a reservation back. */
  Uni<Void> expire(LockedPledge pledge) {
    return pledge
        .become(writes, PledgeState.EXPIRED)
        .chain(() -> tell("PledgeExpired", pledge.id()))
        .chain(() -> places.release(pledge.reward(), pledge.quantity()));
  }

  // A late payment is taken where its places are still free, also of those that this backer may
  // have; the contended rows come last, after everything that is stored for them.
  private Uni<Boolean> take(LockedPledge pledge) {
    return pledge
        .isBackersOnly(writes)
        .flatMap(first -> markPaid(pledge).flatMap(event -> take(pledge, first, event)));
  }

  private Uni<UUID> markPaid(LockedPledge pledge) {
    return writes
        .change(PAID, pledge.id(), now())
        .chain(() -> outbox.propose("PledgePaid", pledge.id(), new JsonObject()));
  }

  private Uni<Boolean> take(LockedPledge pledge, boolean first, UUID event) {
    boolean late = !pledge.state().holdsPlaces();
    Uni<Boolean> claimed = late ? claim(pledge) : Uni.createFrom().item(true);
    return claimed
        .flatMap(free -> free ? count(pledge, first) : stayExpired(pledge))
        .call(taken -> taken ? Uni.createFrom().voidItem() : outbox.takeBack(event));
  }

  private Uni<Boolean> claim(LockedPledge pledge) {
    if (pledge.reward() == null) {
      return Uni.createFrom().item(true);
    }
    return limits
        .exceeded(pledge.reward(), pledge.account())
        .flatMap(
            exceeded ->
                exceeded
                    ? Uni.createFrom().item(false)
                    : places.claim(pledge.reward(), pledge.quantity()));
  }

  private Uni<Boolean> count(LockedPledge pledge, boolean first) {
    return totals
        .add(pledge.project(), pledge.amountMinor(), first)
        .flatMap(
            added ->
                switch (added) {
                  case NOT_LIVE -> giveUp(pledge);
                  case COUNTED -> Uni.createFrom().item(true);
                  // Once in a project's life.
                  case REACHED_GOAL ->
                      tell("ProjectReachedGoal", pledge.project()).replaceWith(true);
                });
  }

  // Who waited for the project's row holds it now, and a reward's is never taken after it: what is
  // reserved is left to ExpireReservations. A late payment holds its reward already.
  private Uni<Boolean> giveUp(LockedPledge pledge) {
    return pledge.state() == PledgeState.RESERVED
        ? writes.change(RUN_OUT, pledge.id(), now()).replaceWith(false)
        : stayExpired(pledge).call(() -> places.release(pledge.reward(), pledge.quantity()));
  }

  private Uni<Boolean> stayExpired(LockedPledge pledge) {
    return writes.change(UNPAID, pledge.id()).replaceWith(false);
  }

  private Uni<Void> tell(String event, UUID subject) {
    return outbox.tell(event, subject, new JsonObject());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
