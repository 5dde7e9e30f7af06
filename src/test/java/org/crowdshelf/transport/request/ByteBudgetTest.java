package org.crowdshelf.transport.request;

import static org.crowdshelf.transport.request.ByteBudget.Taken.ADDRESS_USED;
import static org.crowdshelf.transport.request.ByteBudget.Taken.ALL_USED;
import static org.crowdshelf.transport.request.ByteBudget.Taken.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {

  private final ByteBudget budget = new ByteBudget(10, 6);

  @Test
  void anAddressHasNoMoreThanItsPart() {
    ByteBudget.Share first = budget.share("a");
    assertEquals(YES, first.take(4));
    assertEquals(ADDRESS_USED, budget.share("a").take(3));
    assertEquals(YES, budget.share("b").take(3));
    assertEquals(YES, first.take(2));
    assertEquals(ADDRESS_USED, first.take(1));
  }

  @Test
  void allAddressesTogetherHaveALimit() {
    assertEquals(YES, budget.share("a").take(6));
    assertEquals(YES, budget.share("b").take(4));
    assertEquals(ALL_USED, budget.share("c").take(1));
    assertEquals(10, budget.held());
  }

  @Test
  void whatIsReleasedOrRefusedLeavesNothing() {
    ByteBudget.Share whole = budget.share("a");
    whole.take(6);
    budget.share("a").take(1);
    ByteBudget.Share other = budget.share("b");
    other.take(4);
    budget.share("c").take(1);
    whole.release();
    whole.release();
    other.release();
    assertEquals(0, budget.held());
    assertEquals(0, budget.addresses());
  }
}
