package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.payment.PaymentListener;
import org.crowdshelf.payment.RefundReason;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.outbox.Outbox;

/** Applies the results of payments to pledges, in the transaction that books the money. */
@ApplicationScoped
class PledgePayments implements PaymentListener {

  private final PledgeRows rows;
  private final BackerCount backers;
  private final RewardPlaces places;
  private final BackerLimits limits;
  private final ProjectTotals totals;
  private final Outbox outbox;
  private final Clock clock;

  PledgePayments(
      PledgeRows rows,
      BackerCount backers,
      RewardPlaces places,
      BackerLimits limits,
      ProjectTotals totals,
      Outbox outbox,
      Clock clock) {
    this.rows = rows;
    this.backers = backers;
    this.places = places;
    this.limits = limits;
    this.totals = totals;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Uni<RefundReason> onPaid(UUID purpose) {
    return rows.lock(purpose)
        .flatMap(
            pledge ->
                pledge == null || !pledge.state().takesMoney()
                    ? Uni.createFrom().item(reasonToRefund(pledge))
                    : accept(pledge).map(taken -> taken ? null : RefundReason.TOO_LATE));
  }

  private static RefundReason reasonToRefund(LockedPledge pledge) {
    if (pledge == null) {
      return RefundReason.TOO_LATE;
    }
    return pledge.state() == PledgeState.CANCELED
        ? RefundReason.BACKER_CANCELED
        : RefundReason.PAID_TWICE;
  }

  @Override
  public Uni<Void> onFailed(UUID purpose) {
    return rows.lock(purpose)
        .flatMap(
            pledge ->
                pledge == null || pledge.state().withoutMoney() == pledge.state()
                    ? Uni.createFrom().voidItem()
                    : expire(pledge));
  }

  @Override
  public Uni<Void> onRefunded(UUID purpose) {
    return rows.completeRefund(purpose, clock.instant())
        .flatMap(
            completed ->
                completed
                    ? outbox.tell(new PledgeEvents.PledgeRefunded(purpose))
                    : Uni.createFrom().voidItem());
  }

  /** Ends a reservation and frees its places. */
  Uni<Void> expire(LockedPledge pledge) {
    return rows.expire(pledge)
        .chain(() -> outbox.tell(new PledgeEvents.PledgeExpired(pledge.id(), pledge.project())))
        .chain(() -> places.release(pledge.reward(), pledge.quantity()));
  }

  // A late payment is accepted if the reward and the limit of the backer still leave places for it.
  // The rows that many transactions want are locked last.
  private Uni<Boolean> accept(LockedPledge pledge) {
    return backers
        .dependsOn(pledge)
        .flatMap(first -> markPaid(pledge).flatMap(event -> countOrRefuse(pledge, first, event)));
  }

  private Uni<UUID> markPaid(LockedPledge pledge) {
    return rows.pay(pledge, clock.instant())
        .chain(
            () ->
                outbox.propose(
                    new PledgeEvents.PledgePaid(
                        pledge.id(), pledge.project(), pledge.amountMinor())));
  }

  private Uni<Boolean> countOrRefuse(LockedPledge pledge, boolean first, UUID event) {
    boolean late = !pledge.state().holdsPlaces();
    Uni<Boolean> claimed = late ? claimPlaces(pledge) : Uni.createFrom().item(true);
    return claimed
        .flatMap(free -> free ? count(pledge, first) : takePaymentBack(pledge))
        .call(counted -> counted ? Uni.createFrom().voidItem() : outbox.takeBack(event));
  }

  private Uni<Boolean> claimPlaces(LockedPledge pledge) {
    if (pledge.reward() == null) {
      return Uni.createFrom().item(true);
    }
    return limits
        .exceeded(pledge.account(), pledge.organisation(), pledge.reward())
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
                  case NOT_LIVE -> refuse(pledge);
                  case COUNTED -> Uni.createFrom().item(true);
                  // The total passes the goal once in a project's life.
                  case REACHED_GOAL ->
                      outbox
                          .tell(new PledgeEvents.ProjectReachedGoal(pledge.project()))
                          .replaceWith(true);
                });
  }

  // The project's row is locked by now, and the order of locks has a reward's row before it: a
  // reservation is left to ExpireReservations. A late payment has locked its reward already.
  private Uni<Boolean> refuse(LockedPledge pledge) {
    boolean late = pledge.state() != PledgeState.RESERVED;
    return takePaymentBack(pledge)
        .call(
            () ->
                late
                    ? places.release(pledge.reward(), pledge.quantity())
                    : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> takePaymentBack(LockedPledge pledge) {
    return rows.takePaymentBack(pledge, clock.instant()).replaceWith(false);
  }
}
