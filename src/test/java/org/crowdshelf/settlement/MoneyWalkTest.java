package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.crowdshelf.pledge.PledgeModel;
import org.crowdshelf.pledge.RewardModel;
import org.crowdshelf.project.FundingRule;
import org.crowdshelf.project.ProjectModel;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random lives of a project, with everything that can happen to its money in whatever
 * order. The same in every build; {@code -Dcrowdshelf.walk.seed} and {@code
 * -Dcrowdshelf.walk.schedules} send it elsewhere.
 */
class MoneyWalkTest {

  private static final long SEED = Long.getLong("crowdshelf.walk.seed", 20_151_103L);
  private static final int SCHEDULES = Integer.getInteger("crowdshelf.walk.schedules", 2_500);
  private static final int STEPS = 80;
  private static final Instant LAUNCH = Instant.parse("2015-01-09T00:00:00Z");
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Set<String> seen = new HashSet<>();

  @Test
  void losesAndInventsNothingWhateverHappens() {
    for (int i = 0; i < SCHEDULES; i++) {
      live(SEED + i);
    }
    if (SCHEDULES >= 2_000) {
      assertEquals(
          new TreeSet<>(MoneyInvariants.MOVES), new TreeSet<>(seen), "moves that were never made");
    }
  }

  private void live(long seed) {
    Random random = new Random(seed);
    MoneyModel model = begin(random);
    MoneyInvariants invariants = new MoneyInvariants(model);
    List<String> steps = new ArrayList<>();
    try {
      for (int i = 0; i < STEPS; i++) {
        steps.add(step(model, random));
        invariants.check();
      }
      comeToRest(model, invariants);
      invariants.checkAtRest();
    } catch (RuntimeException broken) {
      throw new AssertionError(
          "%s%nagain: -Dcrowdshelf.walk.seed=%d -Dcrowdshelf.walk.schedules=1%nafter %s"
              .formatted(broken.getMessage(), seed, steps),
          broken);
    }
    seen.addAll(invariants.seen);
  }

  private static MoneyModel begin(Random random) {
    FundingRule[] rules = FundingRule.values();
    ProjectModel project =
        new ProjectModel(
            rules[random.nextInt(rules.length)], 1_000 + random.nextInt(8_000), LAUNCH.plus(LIFE));
    List<RewardModel> rewards =
        List.of(
            new RewardModel(1 + random.nextInt(500), 1 + random.nextInt(5), null),
            new RewardModel(1 + random.nextInt(500), 2 + random.nextInt(6), 2),
            new RewardModel(1 + random.nextInt(500), null, 1 + random.nextInt(3)));
    long feeBasisPoints = List.of(0L, 150L, 999L).get(random.nextInt(3));
    return new MoneyModel(project, rewards, feeBasisPoints, LAUNCH);
  }

  private static String step(MoneyModel model, Random random) {
    int pledges = model.pledges.size();
    if (pledges == 0 || random.nextInt(100) < 22) {
      return place(model, random);
    }
    int one = random.nextInt(pledges);
    return switch (random.nextInt(15)) {
      case 0, 1 -> said("pays " + one, model.provider.get(one)::pay);
      case 2 -> said("declines " + one, model.provider.get(one)::decline);
      case 3 -> said("starts " + one, () -> model.start(one));
      case 4, 5, 6 -> deliver(model, one, random);
      case 7 -> noise(model, one, random);
      case 8 -> said("asks " + one, () -> model.ask(one));
      case 9 -> said("refunds " + one, () -> model.sendRefund(one, mood(random)));
      case 10 -> said("cancels " + one, () -> model.pledges.get(one).cancel(model.now));
      case 11 -> said("refund ends " + one, model.provider.get(one)::endRefund);
      case 12, 13 -> pass(model, random);
      default -> jobs(model, random);
    };
  }

  private static String place(MoneyModel model, Random random) {
    int which = random.nextInt(model.rewards.size() + 1);
    RewardModel reward = which == 0 ? null : model.rewards.get(which - 1);
    int quantity = reward == null ? 1 : 1 + random.nextInt(2);
    long amountMinor = amount(model, PledgeModel.leastMinor(reward, quantity), random);
    boolean placed = model.place(reward, random.nextInt(4), quantity, amountMinor);
    int crash = random.nextInt(8);
    // One in eight crashes before the provider is called, one after that and before our commit.
    if (placed && crash == 1) {
      model.provider.get(model.pledges.size() - 1).begin();
    } else if (placed && crash > 1) {
      model.start(model.pledges.size() - 1);
    }
    return "places " + which + (placed ? "" : " in vain");
  }

  // One in ten offers too little, two exactly what the goal still needs.
  private static long amount(MoneyModel model, long leastMinor, Random random) {
    int kind = random.nextInt(10);
    long missingMinor = model.project.goalMinor() - model.project.raisedMinor();
    if (kind == 0) {
      return leastMinor - 1;
    }
    return kind < 3 && missingMinor >= leastMinor
        ? missingMinor
        : leastMinor + random.nextInt(1_000);
  }

  private static String deliver(MoneyModel model, int one, Random random) {
    List<ModelProvider.Message> sent = model.provider.get(one).sent;
    if (sent.isEmpty()) {
      return "nothing";
    }
    ModelProvider.Message message = sent.get(random.nextInt(sent.size()));
    return said("delivers " + one + " " + message, () -> model.receive(one, message));
  }

  private static String noise(MoneyModel model, int one, Random random) {
    int message = random.nextInt(100);
    return random.nextInt(4) == 0
        ? said("mistake " + one, model.provider.get(one)::mistake)
        : said("repeats " + one, () -> model.provider.get(one).repeat(message));
  }

  private static String pass(MoneyModel model, Random random) {
    Duration toTheEnd = Duration.between(model.now, model.project.endsAt());
    boolean exactlyToTheEnd = random.nextInt(8) == 0 && !toTheEnd.isNegative();
    Duration time = exactlyToTheEnd ? toTheEnd : Duration.ofSeconds(random.nextInt(600));
    return said("passes " + time, () -> model.advance(time));
  }

  private static String jobs(MoneyModel model, Random random) {
    return switch (random.nextInt(24)) {
      case 0 -> said("gives up", () -> model.project.cancel(model.now));
      case 1, 2, 3, 4, 5, 6 -> said("expires", model::expire);
      case 7, 8, 9, 10, 11, 12 -> said("ends", () -> model.project.endWhereDue(model.now));
      default -> said("settles", model::settle);
    };
  }

  private static ModelProvider.Mood mood(Random random) {
    return ModelProvider.Mood.values()[random.nextInt(3)];
  }

  private static String said(String what, Runnable step) {
    step.run();
    return what;
  }

  // Everybody does their part until nothing is left to do; checked on the way, too.
  private static void comeToRest(MoneyModel model, MoneyInvariants invariants) {
    model.advance(LIFE.plus(LIFE));
    // Whoever has not paid by now cannot any more.
    model.provider.forEach(ModelProvider::decline);
    for (int round = 0; round < 2 + model.pledges.size(); round++) {
      for (int i = 0; i < model.pledges.size(); i++) {
        int one = i;
        List.copyOf(model.provider.get(one).sent).forEach(m -> model.receive(one, m));
        model.ask(one);
        invariants.check();
        model.sendRefund(one, ModelProvider.Mood.ENDS_AT_ONCE);
        invariants.check();
      }
      model.expire();
      model.project.endWhereDue(model.now);
      // Somebody always tries; nothing comes of it.
      model.project.cancel(model.now);
      model.pledges.forEach(pledge -> pledge.cancel(model.now));
      invariants.check();
      model.settle();
      invariants.check();
    }
  }
}
