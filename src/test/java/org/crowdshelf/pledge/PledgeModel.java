package org.crowdshelf.pledge;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payment.PaymentModel;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.project.ProjectModel;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;

/** A pledge's row in memory: the rules of this feature decide over every move. */
public final class PledgeModel {

  private static final Duration RESERVATION = Duration.ofMinutes(15);
  private static final long MINIMUM_MINOR = 100;
  private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(MinorUnits.MAX);

  private final ProjectModel project;
  private final RewardModel reward;
  private final List<PledgeModel> all;
  private final int backer;
  private final int quantity;
  private final long amountMinor;
  private final Instant reservedUntil;
  private PledgeState state = PledgeState.RESERVED;
  private PaymentModel payment;

  private PledgeModel(
      ProjectModel project,
      RewardModel reward,
      List<PledgeModel> all,
      int backer,
      int quantity,
      long amountMinor,
      Instant now) {
    this.project = project;
    this.reward = reward;
    this.all = all;
    this.backer = backer;
    this.quantity = quantity;
    this.amountMinor = amountMinor;
    this.reservedUntil = now.plus(RESERVATION);
  }

  /** Places a pledge among all others; null where the rules refuse it. */
  public static PledgeModel place(
      ProjectModel project,
      RewardModel reward,
      List<PledgeModel> all,
      int backer,
      int quantity,
      long amountMinor,
      Instant now) {
    if (refuses(project, reward, quantity, amountMinor, now)) {
      return null;
    }
    PledgeModel pledge = new PledgeModel(project, reward, all, backer, quantity, amountMinor, now);
    all.add(pledge);
    if (pledge.exceedsLimitPerBacker() || !pledge.claim()) {
      all.remove(pledge);
      return null;
    }
    return pledge;
  }

  /** Its payment, known once. */
  public void isPaidBy(PaymentModel payment) {
    this.payment = payment;
  }

  /** Money came: taken, or given back. */
  public void moneyCame(Instant now) {
    if (!state.takesMoney() || !take(now)) {
      payment.beginRefund();
    }
  }

  /** No money will come. */
  public void noMoneyComes() {
    expire();
  }

  /** Gives its places back where its time ran out. */
  public void expireWhereDue(Instant now) {
    if (!reservedUntil.isAfter(now)) {
      expire();
    }
  }

  /** Its backer takes it back. */
  public void cancel(Instant now) {
    switch (PledgeRules.cancellation(state)) {
      case END -> {
        become(PledgeState.CANCELED);
        release();
      }
      case REFUND -> {
        // Not live any more: the transaction is given up as a whole.
        if (project.subtract(amountMinor, now)) {
          giveBack();
        }
      }
      case NONE, TOO_LATE -> {}
    }
  }

  /** It is the project's now. */
  public void collect() {
    become(PledgeState.COLLECTED);
  }

  /** Its money begins to go back after the project's end. */
  public void refundAfterEnd() {
    giveBack();
    project.subtractAfterEnd(amountMinor);
  }

  /** Its money is back. */
  public void refunded() {
    if (state == PledgeState.REFUNDING) {
      become(PledgeState.REFUNDED);
    }
  }

  private boolean take(Instant now) {
    boolean late = !state.holdsPlaces();
    PledgeState before = state;
    become(PledgeState.PAID);
    boolean hasPlaces = !late || !exceedsLimitPerBacker() && claim();
    if (hasPlaces && project.add(amountMinor, now)) {
      return true;
    }
    // The same transaction takes the move back.
    state = before.withoutMoney();
    if (hasPlaces) {
      release();
    }
    return false;
  }

  private void giveBack() {
    become(PledgeState.REFUNDING);
    payment.beginRefund();
    release();
  }

  private void expire() {
    if (state.withoutMoney() != state) {
      become(state.withoutMoney());
      release();
    }
  }

  private boolean exceedsLimitPerBacker() {
    if (reward == null || reward.limitPerBacker == null) {
      return false;
    }
    int taken =
        all.stream()
            .filter(other -> other.reward == reward && other.backer == backer)
            .filter(other -> other.state.holdsPlaces())
            .mapToInt(other -> other.quantity)
            .sum();
    return taken > reward.limitPerBacker;
  }

  private boolean claim() {
    return reward == null || reward.claim(quantity);
  }

  private void release() {
    if (reward != null) {
      reward.release(quantity);
    }
  }

  private void become(PledgeState next) {
    if (!state.moves().contains(next)) {
      throw new IllegalStateException(state + " to " + next);
    }
    state = next;
  }

  private static boolean refuses(
      ProjectModel project, RewardModel reward, int quantity, long amountMinor, Instant now) {
    UUID key = new UUID(3, 3);
    UUID wanted = reward == null ? null : key;
    PledgeOrder order =
        new PledgeOrder(
            "key",
            key,
            wanted,
            quantity,
            new MoneyInput(new MinorUnits(amountMinor), "CNY"),
            false,
            null,
            null,
            null,
            null,
            new PaymentChoice(null, null, null, null, null),
            null,
            null);
    PledgeTarget.WantedReward target =
        reward == null
            ? null
            : new PledgeTarget.WantedReward(
                wanted, reward.priceMinor, reward.limitPerBacker, false);
    Checks checks = new Checks();
    PledgeRules.checkOrder(checks, order);
    PledgeRules.checkTarget(
        checks,
        order,
        new PledgeTarget(
            project.state(),
            project.endsAt(),
            "CNY",
            MINIMUM_MINOR,
            "title",
            null,
            true,
            false,
            PledgeStops.NONE,
            target),
        MAX_AMOUNT,
        now);
    return !checks.found().isEmpty();
  }

  public String state() {
    return state.name();
  }

  public PaymentModel payment() {
    return payment;
  }

  public RewardModel reward() {
    return reward;
  }

  public int backer() {
    return backer;
  }

  public int quantity() {
    return quantity;
  }

  public long amountMinor() {
    return amountMinor;
  }

  public Instant reservedUntil() {
    return reservedUntil;
  }

  /** The least that this many places of a reward cost. */
  public static long leastMinor(RewardModel reward, int quantity) {
    return PledgeRules.leastMinor(MINIMUM_MINOR, reward == null ? 0 : reward.priceMinor, quantity);
  }
}
