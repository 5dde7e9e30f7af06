package org.crowdshelf.allotment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.crowdshelf.payout.TranchePart;
import org.crowdshelf.project.ProjectState;
import org.junit.jupiter.api.Test;

class PlanChangesTest {

  private static final UUID BOOKS = new UUID(0, 1);
  private static final UUID SHELVES = new UUID(0, 2);
  private static final UUID PAINT = new UUID(0, 3);

  @Test
  void keepsWhatWasRaisedByTheWeightOfTheLines() {
    OpenBudget budget =
        budget(
            -343_233,
            0,
            List.of(part(BOOKS, 1_000_000)),
            List.of(part(BOOKS, 200_000), part(SHELVES, 600_000), part(PAINT, 200_000)));
    Map<UUID, Long> cut = AllotmentRules.cut(budget);
    assertEquals(Map.of(BOOKS, -205_940L, SHELVES, -102_970L, PAINT, -34_323L), cut);
    List<OpenTranche> after = PlanChanges.allotted(budget, cut);
    assertEquals(
        List.of(828_383L, 828_384L), after.stream().map(OpenTranche::amountMinor).toList());
    assertEquals(1_656_767, after.stream().mapToLong(OpenTranche::amountMinor).sum());
  }

  @Test
  void givesWhatIsLeftToTheLargestRemaindersAndOfEqualOnesToTheFirst() {
    assertEquals(
        List.of(994_060L, 497_030L, 165_677L),
        Shares.byWeight(1_656_767, List.of(1_200_000L, 600_000L, 200_000L)));
    assertEquals(List.of(2L, 1L), Shares.byWeight(3, List.of(5L, 5L)));
    assertEquals(List.of(0L, 0L), Shares.byWeight(0, List.of(5L, 0L)));
    long most = (1L << 53) - 1;
    assertEquals(List.of(most, 0L), Shares.byWeight(most, List.of(most, 0L)));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      long all = random.nextLong(1, 1_000_000);
      List<Long> shares = Shares.byWeight(all, random.longs(9, 0, 1_000_000).boxed().toList());
      assertEquals(all, shares.stream().mapToLong(Long::longValue).sum());
      assertEquals(true, shares.stream().allMatch(share -> share >= 0));
    }
  }

  @Test
  void leavesAShortfallThatIsLargerThanWhatIsOpen() {
    OpenBudget budget = budget(-1_001, 1, List.of(part(BOOKS, 1_000)));
    assertEquals(Map.of(), AllotmentRules.cut(budget));
    assertEquals(Map.of(), AllotmentRules.cut(budget(1_000, 0, List.of(part(BOOKS, 1_000)))));
  }

  @Test
  void paysASurplusWithTheLastTrancheAndNeverWithTheFirst() {
    OpenBudget one = budget(500, 0, List.of(part(BOOKS, 1_000)));
    assertEquals(List.of(1_000L, 500L), amounts(one, Map.of(SHELVES, 500L)));
    OpenBudget two = budget(500, 1, List.of(part(BOOKS, 1_000)));
    assertEquals(List.of(1_500L), amounts(two, Map.of(SHELVES, 500L)));
    OpenBudget closed = budget(500, 2);
    assertEquals(List.of(500L), amounts(closed, Map.of(SHELVES, 500L)));
    assertEquals(3, PlanChanges.allotted(closed, Map.of(SHELVES, 500L)).get(0).number());
    assertEquals(3, PlanChanges.count(closed, true));
    assertEquals(2, PlanChanges.count(two, true));
  }

  @Test
  void trancheOfWhichNothingIsLeftGoesAndTheOthersMoveUp() {
    OpenBudget budget =
        budget(-1_000, 1, List.of(part(BOOKS, 1_000)), List.of(part(SHELVES, 700), part(PAINT, 1)));
    List<OpenTranche> after = PlanChanges.allotted(budget, Map.of(BOOKS, -1_000L));
    assertEquals(1, after.size());
    assertEquals(2, after.get(0).number());
    assertEquals(budget.tranches().get(1).id(), after.get(0).id());
    assertThrows(
        IllegalArgumentException.class, () -> PlanChanges.allotted(budget, Map.of(SHELVES, -701L)));
  }

  @Test
  void eachTranchePaysAsMuchAsBeforeWhenMoneyMoves() {
    OpenBudget budget =
        budget(0, 0, List.of(part(BOOKS, 999)), List.of(part(BOOKS, 501), part(SHELVES, 300)));
    List<OpenTranche> after = PlanChanges.moved(budget, BOOKS, SHELVES, 150);
    assertEquals(
        List.of(
            List.of(part(BOOKS, 899), part(SHELVES, 100)),
            List.of(part(BOOKS, 451), part(SHELVES, 350))),
        after.stream().map(OpenTranche::parts).toList());
  }

  private static List<Long> amounts(OpenBudget budget, Map<UUID, Long> changes) {
    return PlanChanges.allotted(budget, changes).stream().map(OpenTranche::amountMinor).toList();
  }

  private static TranchePart part(UUID line, long amountMinor) {
    return new TranchePart(line, amountMinor);
  }

  @SafeVarargs
  private static OpenBudget budget(
      long unallottedMinor, int closed, List<TranchePart>... tranches) {
    List<OpenTranche> open = new ArrayList<>();
    for (List<TranchePart> parts : tranches) {
      open.add(new OpenTranche(UUID.randomUUID(), closed + open.size() + 1, parts));
    }
    List<OpenBudget.Line> lines =
        List.of(BOOKS, SHELVES, PAINT).stream()
            .map(
                key -> {
                  long minor =
                      List.of(tranches).stream()
                          .flatMap(List::stream)
                          .filter(part -> part.line().equals(key))
                          .mapToLong(TranchePart::amountMinor)
                          .sum();
                  return new OpenBudget.Line(key, minor, minor, minor);
                })
            .toList();
    return new OpenBudget(
        UUID.randomUUID(),
        ProjectState.SUCCEEDED,
        true,
        "CNY",
        unallottedMinor,
        lines,
        closed,
        open);
  }
}
