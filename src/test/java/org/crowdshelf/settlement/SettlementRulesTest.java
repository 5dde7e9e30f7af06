package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SettlementRulesTest {

  @Test
  void roundsTheShareHalfUp() {
    assertEquals(0, SettlementRules.feeMinor(1_000_000, 0));
    assertEquals(50, SettlementRules.feeMinor(1_000, 500));
    assertEquals(1, SettlementRules.feeMinor(10, 500));
    assertEquals(0, SettlementRules.feeMinor(9, 500));
    assertEquals(450_359_962_737_050L, SettlementRules.feeMinor((1L << 53) - 1, 500));
  }
}
