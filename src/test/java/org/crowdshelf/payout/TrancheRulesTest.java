package org.crowdshelf.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.junit.jupiter.api.Test;

class TrancheRulesTest {

  private static final UUID BOOKS = new UUID(0, 1);
  private static final UUID SHELVES = new UUID(0, 2);
  private static final UUID PAINT = new UUID(0, 3);
  private static final int SEVENTY = 70;

  @Test
  void roundsSharesHalfUpAndLeavesTheRestToTheLast() {
    long all = 1_656_767;
    assertEquals(828_384, TrancheRules.share(all, 50));
    assertEquals(497_030, TrancheRules.share(all, 30));
    assertEquals(331_353, all - 828_384 - 497_030);
    assertEquals(1_159_737, TrancheRules.share(all, 70));
    assertEquals(497_030, all - 1_159_737);
  }

  @Test
  void paysASmallGoalAtOnce() {
    assertEquals(
        List.of(List.of(part(BOOKS, 800_000), part(SHELVES, 200_000))),
        TrancheRules.preset(budget(800_000, 200_000)));
  }

  @Test
  void halvesALargerGoalInTheOrderOfTheLines() {
    assertEquals(
        List.of(
            List.of(part(BOOKS, 500_001)),
            List.of(part(BOOKS, 299_999), part(SHELVES, 150_000), part(PAINT, 50_002))),
        TrancheRules.preset(budget(800_000, 150_000, 50_002)),
        "a line is cut");
    assertEquals(
        List.of(List.of(part(BOOKS, 600_000)), List.of(part(SHELVES, 600_000))),
        TrancheRules.preset(budget(600_000, 600_000)),
        "or not");
    assertEquals(
        List.of(List.of(part(BOOKS, 828_384)), List.of(part(BOOKS, 828_383))),
        TrancheRules.preset(budget(1_656_767)),
        "and the odd fen comes first");
  }

  @Test
  void plansNothingWithoutABudget() {
    assertEquals(List.of(), TrancheRules.preset(new Budget("CNY", 1_000_000, List.of())));
  }

  @Test
  void takesUpToSeventyPercentFirst() {
    Budget budget = budget(1_656_767);
    assertEquals(List.of(), fit(budget, 1_159_737, 497_030));
    assertEquals(List.of("FIRST_TRANCHE_TOO_LARGE"), fit(budget, 1_159_738, 497_029));
    assertEquals(List.of("FIRST_TRANCHE_TOO_LARGE"), fit(budget, 1_656_767));
    assertEquals(List.of(), fit(budget(1_000_000), 1_000_000), "all of a small goal");
  }

  @Test
  void wantsEachLineDividedToTheLastFen() {
    assertEquals(List.of("TRANCHES_DO_NOT_ADD_UP"), fit(budget(1_000_000), 500_000, 499_999));
    assertEquals(
        List.of("TRANCHES_DO_NOT_ADD_UP", "TRANCHES_DO_NOT_ADD_UP"),
        fit(budget(900_000, 100_000), 500_000, 500_000),
        "one is too much, the other too little");
  }

  @Test
  void countsALineThatStandsTwiceWithBothAmounts() {
    PlannedLine half = planned(500_000);
    assertEquals(
        List.of(List.of(part(BOOKS, 1_000_000))), TrancheRules.parts(List.of(List.of(half, half))));
  }

  @Test
  void takesOneToTenTranchesWithOneToAHundredLines() {
    List<PlannedLine> one = List.of(planned(1));
    assertEquals(List.of("BLANK"), codes(TrancheRules.checkShape(List.of())));
    assertEquals(List.of("BLANK"), codes(TrancheRules.checkShape(List.of(one, List.of()))));
    assertEquals(List.of(), codes(TrancheRules.checkShape(Collections.nCopies(10, one))));
    assertEquals(List.of("TOO_MANY"), codes(TrancheRules.checkShape(Collections.nCopies(11, one))));
    assertEquals(
        List.of("TOO_MANY"),
        codes(TrancheRules.checkShape(List.of(Collections.nCopies(101, planned(1))))));
    assertEquals(
        List.of("OUT_OF_RANGE", "OUT_OF_RANGE"),
        codes(TrancheRules.checkShape(List.of(List.of(planned(0), planned(-1))))));
  }

  @Test
  void refusesAnotherCurrency() {
    PlannedLine dollars = new PlannedLine(BOOKS, new MoneyInput(new MinorUnits(1), "USD"));
    assertEquals(
        List.of("CURRENCY_MISMATCH"),
        codes(TrancheRules.checkFit(List.of(List.of(dollars)), budget(1), SEVENTY)));
  }

  private static List<String> fit(Budget budget, long... amountsOfTheFirstLine) {
    List<List<PlannedLine>> tranches =
        Arrays.stream(amountsOfTheFirstLine).mapToObj(minor -> List.of(planned(minor))).toList();
    return codes(TrancheRules.checkFit(tranches, budget, SEVENTY));
  }

  private static List<String> codes(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::code).toList();
  }

  private static Budget budget(long... amounts) {
    List<UUID> keys = List.of(BOOKS, SHELVES, PAINT);
    List<Budget.Line> lines =
        IntStream.range(0, amounts.length)
            .mapToObj(i -> new Budget.Line(keys.get(i), "Line " + i, amounts[i]))
            .toList();
    return new Budget("CNY", Arrays.stream(amounts).sum(), lines);
  }

  private static PlannedLine planned(long minor) {
    return new PlannedLine(BOOKS, new MoneyInput(new MinorUnits(minor), "CNY"));
  }

  private static TranchePart part(UUID line, long minor) {
    return new TranchePart(line, minor);
  }
}
