package org.crowdshelf.allotment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payout.PlannedLine;
import org.crowdshelf.payout.TrancheRules;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.MinorUnits;

/** The rules by which the lines of a budget get more or less than was planned, without I/O. */
final class AllotmentRules {

  static final int MAX_REASON = 2_000;

  private static final String CHANGES = "changes";

  private AllotmentRules() {}

  /** Checks the number of changes and the reason, whatever the budget is. */
  static List<Rejection> checkShape(List<PlannedLine> changes, String reason) {
    Checks checks = new Checks();
    checks.message(reason, MAX_REASON, "reason");
    if (changes.isEmpty()) {
      checks.add(Rejection.of(InputError.BLANK, CHANGES));
    }
    checks.size(changes, TrancheRules.MAX_LINES, CHANGES);
    return checks.found();
  }

  /** PROJECT_STATE unless the project's money is there; empty where it is. */
  static List<Rejection> checkState(OpenBudget budget, String field) {
    return budget.state() == ProjectState.SUCCEEDED && budget.settled()
        ? List.of()
        : List.of(
            Rejection.of(
                ProjectError.PROJECT_STATE, Map.of("state", budget.state().name()), field));
  }

  /** Everything by which changes of a budget's own lines do not fit what has to be allotted. */
  static List<Rejection> checkFit(OpenBudget budget, List<PlannedLine> changes) {
    Checks checks = new Checks();
    for (int i = 0; i < changes.size(); i++) {
      if (!budget.currency().equals(changes.get(i).amount().currency())) {
        checks.add(
            Rejection.of(
                InputError.CURRENCY_MISMATCH,
                Map.of("currency", budget.currency()),
                CHANGES,
                Integer.toString(i),
                "amount"));
      }
    }
    if (!checks.found().isEmpty()) {
      return checks.found();
    }
    Map<UUID, Long> byLine = byLine(changes);
    checkSum(checks, budget, byLine);
    byLine.forEach((line, minor) -> checkLine(checks, budget, budget.line(line), minor));
    boolean more = byLine.values().stream().anyMatch(minor -> minor > 0);
    if (PlanChanges.count(budget, more) > TrancheRules.MAX_TRANCHES) {
      Map<String, String> max = Map.of("max", Integer.toString(TrancheRules.MAX_TRANCHES));
      checks.add(Rejection.of(InputError.TOO_MANY, max, CHANGES));
    }
    return checks.found();
  }

  private static void checkSum(Checks checks, OpenBudget budget, Map<UUID, Long> byLine) {
    long sumMinor = byLine.values().stream().mapToLong(Long::longValue).sum();
    if (budget.unallottedMinor() == 0) {
      checks.add(Rejection.of(AllotmentError.SURPLUS_DOES_NOT_ADD_UP, CHANGES).worded("NOTHING"));
    } else if (sumMinor != budget.unallottedMinor()) {
      Map<String, String> params =
          Map.of(
              "sum", Long.toString(sumMinor),
              "amount", Long.toString(budget.unallottedMinor()),
              "currency", budget.currency());
      checks.add(Rejection.of(AllotmentError.SURPLUS_DOES_NOT_ADD_UP, params, CHANGES));
    }
  }

  private static void checkLine(
      Checks checks, OpenBudget budget, OpenBudget.Line line, long changeMinor) {
    if (changeMinor < -line.openMinor()) {
      checks.add(moreThanLeft(line.openMinor(), budget.currency(), CHANGES));
    }
    if (changeMinor > MinorUnits.MAX - line.allottedMinor()) {
      Map<String, String> bounds =
          Map.of(
              "min", "0",
              "max", Long.toString(MinorUnits.MAX - line.allottedMinor()),
              "currency", budget.currency());
      checks.add(Rejection.of(InputError.OUT_OF_RANGE, bounds, CHANGES));
    }
  }

  /** MORE_THAN_LEFT with what is open of the line. */
  static Rejection moreThanLeft(long leftMinor, String currency, String field) {
    return Rejection.of(
        AllotmentError.MORE_THAN_LEFT,
        Map.of("left", Long.toString(leftMinor), "currency", currency),
        field);
  }

  /** The change of each line, in the order of the input; those of 0 are left out. */
  static Map<UUID, Long> byLine(List<PlannedLine> changes) {
    Map<UUID, Long> byLine = new LinkedHashMap<>();
    changes.forEach(
        change -> byLine.merge(change.line(), change.amount().amountMinor(), Long::sum));
    byLine.values().removeIf(minor -> minor == 0);
    return byLine;
  }

  /**
   * The changes by rule where too little was collected: what is open of each line is cut by weight.
   * Empty where nothing is missing, or more than is open.
   */
  static Map<UUID, Long> cut(OpenBudget budget) {
    long leftMinor = budget.openMinor() + budget.unallottedMinor();
    Map<UUID, Long> changes = new LinkedHashMap<>();
    if (budget.unallottedMinor() >= 0 || leftMinor < 0) {
      return changes;
    }
    List<Long> open = budget.lines().stream().map(OpenBudget.Line::openMinor).toList();
    List<Long> left = Shares.byWeight(leftMinor, open);
    for (int i = 0; i < open.size(); i++) {
      if (!left.get(i).equals(open.get(i))) {
        changes.put(budget.lines().get(i).key(), left.get(i) - open.get(i));
      }
    }
    return changes;
  }
}
