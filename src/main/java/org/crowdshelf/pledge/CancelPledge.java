package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.Refunds;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * A backer takes a pledge back: unpaid, it is given up; paid, it is refunded while the project is
 * live.
 */
@ApplicationScoped
public class CancelPledge {

  private final Transactions transactions;
  private final Writes writes;
  private final Refunds refunds;
  private final RewardPlaces places;
  private final ProjectTotals totals;
  private final Outbox outbox;

  CancelPledge(
      Transactions transactions,
      Writes writes,
      Refunds refunds,
      RewardPlaces places,
      ProjectTotals totals,
      Outbox outbox) {
    this.transactions = transactions;
    this.writes = writes;
    this.refunds = refunds;
    this.places = places;
    this.totals = totals;
    this.outbox = outbox;
  }

  /**
   * Cancels; one that is canceled or on its way back already is answered as it is. Rejected with
   * PLEDGE_STATE or PROJECT_NOT_LIVE.
   *
   * @throws Refusal NOT_FOUND for a pledge that is not theirs
   */
  public Uni<Outcome<UUID>> run(UUID backer, UUID pledge) {
    return transactions.run(
        () -> LockedPledge.find(writes, pledge).flatMap(found -> cancel(backer, found)));
  }

  private Uni<Outcome<UUID>> cancel(UUID backer, LockedPledge pledge) {
    if (pledge == null || !pledge.account().equals(backer)) {
      throw Refusal.notFound();
    }
    return switch (PledgeRules.cancellation(pledge.state())) {
      case GIVE_UP -> giveUp(pledge);
      case REFUND -> refund(pledge);
      case DONE_BEFORE -> Uni.createFrom().item(Outcome.done(pledge.id()));
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

  private Uni<Outcome<UUID>> giveUp(LockedPledge pledge) {
    return pledge
        .become(writes, PledgeState.CANCELED)
        .chain(() -> tellCanceled(pledge))
        .chain(() -> places.release(pledge.reward(), pledge.quantity()))
        .replaceWith(Outcome.done(pledge.id()));
  }

  private Uni<Outcome<UUID>> refund(LockedPledge pledge) {
    return pledge
        .become(writes, PledgeState.REFUNDING)
        .chain(() -> refunds.begin(pledge.id()))
        .chain(() -> tellCanceled(pledge))
        .chain(() -> pledge.isBackersOnly(writes))
        .call(() -> places.release(pledge.reward(), pledge.quantity()))
        .flatMap(last -> totals.subtract(pledge.project(), pledge.amountMinor(), last))
        .map(
            live ->
                live
                    ? Outcome.done(pledge.id())
                    : Outcome.rejected(Rejection.of(PledgeError.PROJECT_NOT_LIVE, "pledgeId")));
  }

  private Uni<Void> tellCanceled(LockedPledge pledge) {
    return outbox.tell("PledgeCanceled", pledge.id(), new JsonObject());
  }
}
