package org.crowdshelf.payout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.Currencies;

/** The rules by which a budget is divided into tranches, without I/O. */
public final class TrancheRules {

  public static final int MAX_TRANCHES = 10;
  public static final int MAX_LINES = 100;

  /** Up to this goal, in major units, one tranche may be all of it. */
  private static final long SMALL_GOAL = 10_000;

  private static final int HALF = 50;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private TrancheRules() {}

  /** A percentage of an amount in whole minor units, rounded half up. */
  static long share(long amountMinor, int percent) {
    return BigDecimal.valueOf(amountMinor)
        .multiply(BigDecimal.valueOf(percent))
        .divide(ALL, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** How many tranches and lines there are, and each amount, whatever the budget is. */
  static List<Rejection> checkShape(List<List<PlannedLine>> tranches) {
    Checks checks = new Checks();
    if (tranches.isEmpty()) {
      checks.add(Rejection.of(InputError.BLANK, "tranches"));
    }
    if (!checks.size(tranches, MAX_TRANCHES, "tranches")) {
      return checks.found();
    }
    for (int i = 0; i < tranches.size(); i++) {
      checkLines(checks, tranches.get(i), "tranches", Integer.toString(i), "lines");
    }
    return checks.found();
  }

  private static void checkLines(Checks checks, List<PlannedLine> lines, String... path) {
    if (lines.isEmpty()) {
      checks.add(Rejection.of(InputError.BLANK, path));
    }
    if (checks.size(lines, MAX_LINES, path)) {
      for (int i = 0; i < lines.size(); i++) {
        checks.positive(lines.get(i).amount(), Checks.below(path, Integer.toString(i), "amount"));
      }
    }
  }

  /**
   * Everything by which a plan does not fit the budget: another currency, lines that do not add up,
   * and a first tranche that is too large.
   *
   * @param firstShare the percentage of the goal that the first tranche may be
   */
  static List<Rejection> checkFit(List<List<PlannedLine>> tranches, Budget budget, int firstShare) {
    Checks checks = new Checks();
    checkCurrency(checks, tranches, budget.currency());
    if (!checks.found().isEmpty()) {
      return checks.found();
    }
    checkSums(checks, tranches, budget);
    long firstMinor = sum(parts(tranches).get(0));
    long maxMinor = share(budget.goalMinor(), firstShare);
    if (!isSmall(budget) && firstMinor > maxMinor) {
      Map<String, String> max =
          Map.of("max", Long.toString(maxMinor), "currency", budget.currency());
      checks.add(Rejection.of(PayoutError.FIRST_TRANCHE_TOO_LARGE, max, "tranches", "0"));
    }
    return checks.found();
  }

  private static void checkCurrency(
      Checks checks, List<List<PlannedLine>> tranches, String currency) {
    for (int i = 0; i < tranches.size(); i++) {
      for (int j = 0; j < tranches.get(i).size(); j++) {
        if (!currency.equals(tranches.get(i).get(j).amount().currency())) {
          String[] path = {"tranches", Integer.toString(i), "lines", Integer.toString(j), "amount"};
          checks.add(
              Rejection.of(InputError.CURRENCY_MISMATCH, Map.of("currency", currency), path));
        }
      }
    }
  }

  // Ten tranches of a hundred lines of up to 2^53-1 each: within a long.
  private static void checkSums(Checks checks, List<List<PlannedLine>> tranches, Budget budget) {
    Map<UUID, Long> sums = new HashMap<>();
    parts(tranches).stream()
        .flatMap(List::stream)
        .forEach(part -> sums.merge(part.line(), part.amountMinor(), Long::sum));
    for (Budget.Line line : budget.lines()) {
      long sumMinor = sums.getOrDefault(line.key(), 0L);
      if (sumMinor != line.amountMinor()) {
        Map<String, String> params =
            Map.of(
                "purpose", line.purpose(),
                "sum", Long.toString(sumMinor),
                "amount", Long.toString(line.amountMinor()),
                "currency", budget.currency());
        checks.add(Rejection.of(PayoutError.TRANCHES_DO_NOT_ADD_UP, params, "tranches"));
      }
    }
  }

  /** The amounts of each tranche; a line that stands twice in one counts with both amounts. */
  static List<List<TranchePart>> parts(List<List<PlannedLine>> tranches) {
    return tranches.stream().map(TrancheRules::merged).toList();
  }

  private static List<TranchePart> merged(List<PlannedLine> lines) {
    Map<UUID, Long> sums = new HashMap<>();
    lines.forEach(line -> sums.merge(line.line(), line.amount().amountMinor(), Long::sum));
    return lines.stream()
        .map(PlannedLine::line)
        .distinct()
        .map(line -> new TranchePart(line, sums.get(line)))
        .toList();
  }

  /**
   * The plan of a project that made none: all at once up to a goal of 10,000 major units; above,
   * the lines in their order until half of the goal, where a line may be cut, and then the rest.
   */
  static List<List<TranchePart>> preset(Budget budget) {
    List<TranchePart> first = new ArrayList<>();
    List<TranchePart> second = new ArrayList<>();
    long leftMinor = isSmall(budget) ? Long.MAX_VALUE : share(budget.goalMinor(), HALF);
    for (Budget.Line line : budget.lines()) {
      long nowMinor = Math.min(line.amountMinor(), leftMinor);
      add(first, line, nowMinor);
      add(second, line, line.amountMinor() - nowMinor);
      leftMinor -= nowMinor;
    }
    return List.of(first, second).stream().filter(parts -> !parts.isEmpty()).toList();
  }

  private static void add(List<TranchePart> parts, Budget.Line line, long amountMinor) {
    if (amountMinor > 0) {
      parts.add(new TranchePart(line.key(), amountMinor));
    }
  }

  /** The sum of a tranche in minor units. */
  static long sum(List<TranchePart> parts) {
    return parts.stream().mapToLong(TranchePart::amountMinor).sum();
  }

  private static boolean isSmall(Budget budget) {
    long minorPerMajor =
        Currencies.of(budget.currency()).map(Currencies::minorPerMajor).orElseThrow();
    return budget.goalMinor() <= SMALL_GOAL * minorPerMajor;
  }
}
