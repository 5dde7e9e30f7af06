package org.crowdshelf.allotment;

import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** The rules by which money moves between the lines of a budget, without I/O. */
final class MoveRules {

  static final int MAX_MOVES = 100;

  /** A tenth of a line. */
  private static final int AT_ONCE = 10;

  private MoveRules() {}

  /** Amount, reason and lines, whatever the budget is. */
  static List<Rejection> checkShape(WantedMove move) {
    Checks checks = new Checks();
    checks.positive(move.amount(), "amount");
    checks.message(move.reason(), AllotmentRules.MAX_REASON, "reason");
    if (move.from().equals(move.to())) {
      checks.add(Rejection.of(AllotmentError.SAME_LINE, "toId"));
    }
    return checks.found();
  }

  /**
   * Everything by which a move does not fit the budget.
   *
   * @param moves how many moves the project has
   */
  static List<Rejection> checkFit(OpenBudget budget, WantedMove move, int moves) {
    Checks checks = new Checks();
    if (!budget.currency().equals(move.amount().currency())) {
      Map<String, String> currency = Map.of("currency", budget.currency());
      checks.add(Rejection.of(InputError.CURRENCY_MISMATCH, currency, "amount"));
      return checks.found();
    }
    if (moves >= MAX_MOVES) {
      Map<String, String> max = Map.of("max", Integer.toString(MAX_MOVES));
      checks.add(Rejection.of(InputError.TOO_MANY, max, "fromId"));
    }
    long openMinor = budget.line(move.from()).openMinor();
    if (move.amount().amountMinor() > openMinor) {
      checks.add(AllotmentRules.moreThanLeft(openMinor, budget.currency(), "amount"));
    }
    return checks.found();
  }

  /**
   * Returns whether an amount may leave a line without a reviewer: with all that left it before, it
   * is at most a tenth of what the line has without moves.
   *
   * @param movedMinor what was moved from the line before
   */
  static boolean isAllowedAtOnce(OpenBudget.Line line, long movedMinor, long amountMinor) {
    return movedMinor + amountMinor <= line.baseMinor() / AT_ONCE;
  }
}
