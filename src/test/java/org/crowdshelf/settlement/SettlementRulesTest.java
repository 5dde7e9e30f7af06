package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.shared.id.Ids;
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

  @Test
  void leavesTheRemainderOfTheShareToTheProject() {
    UUID project = Ids.next();
    for (long total : new long[] {1, 9, 10, 999, 100_001, (1L << 53) - 1}) {
      List<Posting.Entry> entries =
          SettlementRules.collection(project, "CNY", total, 333).get(0).entries();
      long fee = SettlementRules.feeMinor(total, 333);
      assertEquals(0, entries.stream().mapToLong(Posting.Entry::amountMinor).sum());
      assertEquals(total, sum(entries, LedgerAccount.PROJECT_ESCROW));
      assertEquals(fee, -sum(entries, LedgerAccount.PLATFORM_FEE));
      assertEquals(total - fee, -sum(entries, LedgerAccount.PROJECT_PAYABLE));
    }
    assertEquals(List.of(), SettlementRules.collection(project, "CNY", 0, 333));
  }

  private static long sum(List<Posting.Entry> entries, LedgerAccount account) {
    return entries.stream()
        .filter(entry -> entry.account() == account)
        .mapToLong(Posting.Entry::amountMinor)
        .sum();
  }
}
