package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PledgeStateTest {

  @Test
  void endsForGood() {
    for (PledgeState end : Set.of(PledgeState.CANCELED, PledgeState.REFUNDED)) {
      assertEquals(Set.of(), end.moves());
    }
  }

  @Test
  void neverHoldsPlacesAgainWithoutMoney() {
    for (PledgeState state : PledgeState.values()) {
      assertFalse(state.moves().contains(PledgeState.RESERVED), state.name());
    }
  }

  @Test
  void takesALatePaymentOfAnExpiredPledgeAlone() {
    assertEquals(Set.of(PledgeState.PAID), PledgeState.EXPIRED.moves());
  }

  @Test
  void givesBackOnlyWhatWasPaid() {
    for (PledgeState state : PledgeState.values()) {
      assertEquals(
          Set.of(PledgeState.PAID, PledgeState.COLLECTED).contains(state),
          state.moves().contains(PledgeState.REFUNDING),
          state.name());
    }
  }

  @Test
  void isReachedFromTheStatesThatMayMoveToIt() {
    assertEquals(Set.of(PledgeState.RESERVED, PledgeState.EXPIRED), PledgeState.PAID.reachedFrom());
    assertEquals(Set.of(PledgeState.REFUNDING), PledgeState.REFUNDED.reachedFrom());
    assertEquals(Set.of(), PledgeState.RESERVED.reachedFrom());
  }
}
