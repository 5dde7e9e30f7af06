package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.Payments;
import org.crowdshelf.payment.RefundReason;
import org.crowdshelf.payment.Refunds;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.jboss.logging.Logger;

/**
 * A backer cancels a pledge: an unpaid one ends, a paid one is refunded while the project is live.
 */
@ApplicationScoped
public class CancelPledge {

  private static final Logger LOG = Logger.getLogger(CancelPledge.class);

  private final Transactions transactions;
  private final PledgeRows rows;
  private final BackerCount backers;
  private final Payments payments;
  private final Refunds refunds;
  private final RewardPlaces places;
  private final ProjectTotals totals;
  private final Outbox outbox;

  CancelPledge(
      Transactions transactions,
      PledgeRows rows,
      BackerCount backers,
      Payments payments,
      Refunds refunds,
      RewardPlaces places,
      ProjectTotals totals,
      Outbox outbox) {
    this.transactions = transactions;
    this.rows = rows;
    this.backers = backers;
    this.payments = payments;
    this.refunds = refunds;
    this.places = places;
    this.totals = totals;
    this.outbox = outbox;
  }

  /**
   * Cancels a pledge; one that is already canceled or being refunded stays as it is. Rejected with
   * PLEDGE_STATE or PROJECT_NOT_LIVE.
   *
   * @throws Refusal NOT_FOUND for a pledge of another account
   */
  public Uni<Outcome<UUID>> run(UUID backer, UUID pledge) {
    return transactions
        .run(() -> rows.lock(pledge).flatMap(found -> decide(backer, found)))
        .call(outcome -> closePayment(pledge, outcome));
  }

  // After the commit, because a payment is locked before its pledge, never the other way round.
  private Uni<Void> closePayment(UUID pledge, Outcome<UUID> outcome) {
    return outcome instanceof Outcome.Done<UUID>
        ? transactions
            .runStatement(() -> payments.close(pledge))
            .onFailure()
            .invoke(failure -> LOG.warnf(failure, "The payment of pledge %s stays open", pledge))
            .onFailure()
            .recoverWithNull()
        : Uni.createFrom().voidItem();
  }

  private Uni<Outcome<UUID>> decide(UUID backer, LockedPledge pledge) {
    if (pledge == null || !pledge.account().equals(backer)) {
      throw Refusal.notFound();
    }
    return switch (PledgeRules.cancellation(pledge.state())) {
      case END -> end(pledge);
      case REFUND -> refund(pledge);
      case NONE -> Uni.createFrom().item(Outcome.done(pledge.id()));
      case TOO_LATE ->
          Uni.createFrom()
              .item(
                  Outcome.rejected(
                      Rejection.of(
                          PledgeError.PLEDGE_STATE,
                          Map.of("state", pledge.state().name()),
                          "pledgeId")));
    };
  }

  private Uni<Outcome<UUID>> end(LockedPledge pledge) {
    return rows.cancel(pledge)
        .chain(() -> tellCanceled(pledge))
        .chain(() -> places.release(pledge.reward(), pledge.quantity()))
        .replaceWith(Outcome.done(pledge.id()));
  }

  private Uni<Outcome<UUID>> refund(LockedPledge pledge) {
    return rows.beginRefund(pledge)
        .chain(() -> refunds.start(pledge.id(), RefundReason.BACKER_CANCELED))
        .chain(() -> tellCanceled(pledge))
        .chain(() -> backers.dependsOn(pledge))
        .call(() -> places.release(pledge.reward(), pledge.quantity()))
        .flatMap(last -> totals.subtract(pledge.project(), pledge.leftMinor(), last))
        .map(
            live ->
                live
                    ? Outcome.done(pledge.id())
                    : Outcome.rejected(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "pledgeId")));
  }

  private Uni<Void> tellCanceled(LockedPledge pledge) {
    return outbox.tell(new PledgeEvents.PledgeCanceled(pledge.id(), pledge.project()));
  }
}
