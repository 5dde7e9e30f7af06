package org.crowdshelf.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.payment.PaymentModel;
import org.crowdshelf.pledge.PledgeModel;
import org.crowdshelf.pledge.RewardModel;

/**
 * Invariants of every step, written from the product's rules and not from the code: nothing here
 * asks the code what is right.
 */
final class MoneyInvariants {

  /** Every move that a pledge, a project, a payment and a refund may make. */
  static final Set<String> MOVES =
      Set.of(
          "pledge RESERVED PAID",
          "pledge RESERVED EXPIRED",
          "pledge RESERVED CANCELED",
          "pledge EXPIRED PAID",
          "pledge PAID COLLECTED",
          "pledge PAID REFUNDING",
          "pledge REFUNDING REFUNDED",
          "project LIVE SUCCEEDED",
          "project LIVE FAILED",
          "project LIVE CANCELED",
          "payment CREATED PENDING",
          "payment CREATED FAILED",
          "payment CREATED SUCCEEDED",
          "payment PENDING SUCCEEDED",
          "payment PENDING FAILED",
          "payment FAILED SUCCEEDED",
          "payment CREATED CLOSED",
          "payment PENDING CLOSED",
          "payment CLOSED SUCCEEDED",
          "refund null WAITING",
          "refund WAITING SENT",
          "refund WAITING FAILING",
          "refund SENT DONE",
          "refund FAILING SENT",
          "refund WAITING DONE",
          "refund FAILING DONE");

  private static final Set<String> PLACES_HELD = Set.of("RESERVED", "PAID", "COLLECTED");
  private static final Set<String> COUNTED = Set.of("PAID", "COLLECTED");

  /** The moves that were seen. */
  final Set<String> seen = new HashSet<>();

  private final MoneyModel model;
  private final Map<String, String> before = new HashMap<>();
  private boolean settledBefore;

  MoneyInvariants(MoneyModel model) {
    this.model = model;
  }

  void check() {
    checkMoves();
    model.rewards.forEach(this::checkPlaces);
    for (int i = 0; i < model.pledges.size(); i++) {
      checkMoneyOf(model.pledges.get(i), model.provider.get(i));
    }
    checkBooks();
    checkProject();
  }

  /** Invariants that hold once everybody has done their part. */
  void checkAtRest() {
    check();
    require(model.project.settled(), "settled");
    require(balance(LedgerAccount.PROJECT_ESCROW) == 0, "nothing is held");
    require(balance(LedgerAccount.REFUNDS_IN_TRANSIT) == 0, "nothing is on its way");
    for (PledgeModel pledge : model.pledges) {
      require(
          Set.of("COLLECTED", "EXPIRED", "CANCELED", "REFUNDED").contains(pledge.state()),
          "no pledge is left open: " + pledge.state());
      require(pledge.payment().ended(), "the end of every payment is known");
    }
  }

  private void checkMoves() {
    moved("project", "project", model.project.state().name());
    for (int i = 0; i < model.pledges.size(); i++) {
      PledgeModel pledge = model.pledges.get(i);
      if (moved("pledge", "pledge" + i, pledge.state()) && pledge.state().equals("PAID")) {
        require(
            model.project.state().name().equals("LIVE")
                && model.now.isBefore(model.project.endsAt()),
            "no pledge is taken at the end nor after it");
      }
      moved("payment", "payment" + i, pledge.payment().state());
      moved("refund", "refund" + i, String.valueOf(pledge.payment().refund()));
    }
  }

  private boolean moved(String what, String which, String state) {
    String earlier = before.put(which, state);
    if (earlier == null || earlier.equals(state)) {
      return false;
    }
    String move = what + " " + earlier + " " + state;
    require(MOVES.contains(move), move);
    seen.add(move);
    return true;
  }

  private void checkPlaces(RewardModel reward) {
    List<PledgeModel> holders =
        model.pledges.stream()
            .filter(pledge -> pledge.reward() == reward && PLACES_HELD.contains(pledge.state()))
            .toList();
    int held = holders.stream().mapToInt(PledgeModel::quantity).sum();
    require(reward.claimed() == held, "claimed are the places that are held");
    require(reward.limit() == null || held <= reward.limit(), "never oversold");
    if (reward.limitPerBacker() != null) {
      Map<Integer, Integer> byBacker = new HashMap<>();
      holders.forEach(holder -> byBacker.merge(holder.backer(), holder.quantity(), Integer::sum));
      byBacker.forEach(
          (backer, places) ->
              require(places <= reward.limitPerBacker(), "no backer has more than theirs"));
    }
  }

  private void checkMoneyOf(PledgeModel pledge, ModelProvider provider) {
    PaymentModel payment = pledge.payment();
    boolean came = payment.state().equals("SUCCEEDED");
    boolean goesBack = payment.refund() != null;
    boolean back = "DONE".equals(payment.refund());
    require(!came || provider.paid(), "money came, and is there");
    require(!back || provider.refunded(), "money is back, and the provider gave it");
    require(came || !goesBack, "only what came goes back");
    require(
        COUNTED.contains(pledge.state()) == (came && !goesBack),
        "money is kept with a pledge and only with one: " + pledge.state());
    require(!pledge.state().equals("REFUNDING") || goesBack && !back, "on its way back");
    require(!pledge.state().equals("REFUNDED") || back, "back");
  }

  private void checkBooks() {
    long came = sum(pledge -> pledge.payment().state().equals("SUCCEEDED"));
    long back = sum(pledge -> "DONE".equals(pledge.payment().refund()));
    long going = sum(pledge -> pledge.payment().refund() != null) - back;
    long paid = sum(pledge -> pledge.state().equals("PAID"));
    long collected = sum(pledge -> pledge.state().equals("COLLECTED"));
    boolean settled = model.project.settled();
    long fee =
        BigDecimal.valueOf(settled ? collected * model.feeBasisPoints : 0)
            .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
            .longValueExact();
    require(
        model.books.values().stream().mapToLong(Long::longValue).sum() == 0,
        "entries add up to zero");
    require(balance(LedgerAccount.PROVIDER_CLEARING) == came - back, "clearing");
    require(balance(LedgerAccount.REFUNDS_IN_TRANSIT) == -going, "in transit");
    require(
        balance(LedgerAccount.PROJECT_ESCROW) == -(settled ? paid : paid + collected), "escrow");
    require(balance(LedgerAccount.PROJECT_PAYABLE) == -(settled ? collected - fee : 0), "payable");
    require(balance(LedgerAccount.PLATFORM_FEE) == -fee, "fee");
    require(model.project.raisedMinor() == paid + collected, "raised");
  }

  private void checkProject() {
    String state = model.project.state().name();
    boolean enough =
        model.project.raisedMinor()
            >= (model.project.rule().name().equals("ALL_OR_NOTHING")
                ? model.project.goalMinor()
                : 1);
    require(!state.equals("SUCCEEDED") || enough, "succeeded with enough");
    require(!state.equals("FAILED") || !enough, "failed with too little");
    require(
        !Set.of("SUCCEEDED", "FAILED").contains(state)
            || !model.now.isBefore(model.project.endsAt()),
        "ended at its time");
    require(
        state.equals("SUCCEEDED") || sum(pledge -> pledge.state().equals("COLLECTED")) == 0,
        "only a project that succeeded collects");
    require(!settledBefore || model.project.settled(), "settled for good");
    settledBefore = model.project.settled();
    if (settledBefore) {
      require(sum(pledge -> pledge.state().equals("PAID")) == 0, "nothing paid is left");
      require(sum(pledge -> pledge.state().equals("REFUNDING")) == 0, "nothing goes back");
      require(balance(LedgerAccount.PROJECT_ESCROW) == 0, "nothing is held");
    }
  }

  private long sum(Predicate<PledgeModel> which) {
    return model.pledges.stream().filter(which).mapToLong(PledgeModel::amountMinor).sum();
  }

  private long balance(LedgerAccount account) {
    return model.books.getOrDefault(account, 0L);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("broken: " + what);
    }
  }
}
