package org.crowdshelf.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestRulesTest {

  private final RequestRules rules = new RequestRules(80, 50_000, Clock.systemUTC());

  @Test
  void wantsReceiptsForFourFifthsRoundedUp() {
    assertEquals(662_708, RequestRules.receiptsNeeded(828_384, 80));
    assertEquals(1, RequestRules.receiptsNeeded(1, 80));
    assertEquals(80, RequestRules.receiptsNeeded(100, 80));
    assertEquals(7_205_759_403_792_793L, RequestRules.receiptsNeeded((1L << 53) - 1, 80));
  }

  @Test
  void wantsTwoReviewersFromFiftyThousandOn() {
    assertEquals(1, rules.reviewersNeeded(4_999_999, "CNY"));
    assertEquals(2, rules.reviewersNeeded(5_000_000, "CNY"));
    assertEquals(2, rules.reviewersNeeded(50_000, "JPY"));
  }

  @Test
  void waitsTwiceAsLongAfterEachRefusal() {
    assertEquals(Duration.ofMinutes(10), PayoutResults.wait(1));
    assertEquals(Duration.ofMinutes(40), PayoutResults.wait(3));
    assertEquals(PayoutResults.wait(8), PayoutResults.wait(100));
  }

  @Test
  void movesOnlyForwardButForARemarkAndARefusal() {
    assertEquals(List.of(TrancheState.REQUESTED), TrancheState.PLANNED.reachedFrom());
    assertEquals(List.of(TrancheState.PLANNED), TrancheState.REQUESTED.reachedFrom());
    assertEquals(
        List.of(TrancheState.REQUESTED, TrancheState.PAYING), TrancheState.APPROVED.reachedFrom());
    assertEquals(List.of(TrancheState.APPROVED), TrancheState.PAYING.reachedFrom());
    assertEquals(List.of(TrancheState.PAYING), TrancheState.PAID.reachedFrom());
    assertTrue(TrancheState.HELD.reachedFrom().isEmpty());
  }
}
