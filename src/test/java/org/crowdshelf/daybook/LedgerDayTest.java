package org.crowdshelf.daybook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.daybook.LedgerDay.Line;
import org.junit.jupiter.api.Test;

/** The hashes of domain-v2.md C2. */
class LedgerDayTest {

  private static final String PROJECT = "prj_0000000000000000000001";

  @Test
  void eachDayHasTheHashOfTheDayBeforeInItsOwn() {
    String first =
        hash(LedgerDay.BEGINNING, "2015-01-09", line(LedgerKind.PLEDGES_PAID, 3, 1_000_000, null));
    assertEquals("7e5076400232886486b240fd4890cc3ebaac61edd20bbd6a36e35935fd003d10", first);
    String second =
        hash(
            first,
            "2015-04-08",
            line(LedgerKind.PLEDGES_PAID, 2, 706_767, null),
            line(LedgerKind.REFUNDED, 1, -50_000, null));
    assertEquals("b2d3c3d92fb52bf128746f0451ccfa669b4084737aaffacc30409f1b84aa0018", second);
    String third = hash(second, "2015-04-09", line(LedgerKind.COLLECTED, 1, 1_656_767, null));
    assertEquals("be8875a94b126f27a4f3aa75ca179bdc18885d3f5c8b805140b8d239e7a184c1", third);
    String fourth =
        hash(third, "2015-04-20", line(LedgerKind.TRANCHE_PAID, 1, -828_384, new UUID(0, 1)));
    assertEquals("39834b557eca541dfd85845255463b42de756ce4fd070ec054ec27778d6ec12c", fourth);
  }

  @Test
  void linesStandInTheOrderOfTheirKindsAndIds() {
    Line paid = line(LedgerKind.PLEDGES_PAID, 2, 706_767, null);
    Line refunded = line(LedgerKind.REFUNDED, 1, -50_000, null);
    Line one = line(LedgerKind.TRANCHE_PAID, 1, -1, new UUID(0, 1));
    Line two = line(LedgerKind.TRANCHE_PAID, 1, -2, new UUID(0, 2));
    assertEquals(
        List.of(paid, refunded, one, two),
        new LedgerDay(LocalDate.EPOCH, List.of(two, refunded, one, paid)).lines());
  }

  @Test
  void everyPartOfALineChangesTheHash() {
    String hash = hash(LedgerDay.BEGINNING, "2015-01-09", line(LedgerKind.REFUNDED, 1, -1, null));
    for (Line other :
        List.of(
            line(LedgerKind.CORRECTION, 1, -1, null),
            line(LedgerKind.REFUNDED, 2, -1, null),
            line(LedgerKind.REFUNDED, 1, -2, null),
            line(LedgerKind.REFUNDED, 1, -1, new UUID(0, 1)),
            new Line(LedgerKind.REFUNDED, 1, "CNY", -1, null, new UUID(0, 1)),
            new Line(LedgerKind.REFUNDED, 1, "USD", -1, null, null))) {
      assertNotEquals(hash, hash(LedgerDay.BEGINNING, "2015-01-09", other), other.toString());
    }
  }

  private static Line line(LedgerKind kind, int count, long minor, UUID tranche) {
    return new Line(kind, count, "CNY", minor, tranche, null);
  }

  private static String hash(String previous, String day, Line... lines) {
    return new LedgerDay(LocalDate.parse(day), List.of(lines)).hash(previous, PROJECT);
  }
}
