package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTest {

  private final ConcurrencyLimiter admission = new ConcurrencyLimiter(2, 3);
  private final List<Integer> ran = new ArrayList<>();

  @Test
  void runsTheMaximumAtOnceAndTheOthersInOrder() {
    for (int i = 1; i <= 5; i++) {
      assertTrue(enter(i));
    }
    assertEquals(List.of(1, 2), ran);
    admission.leave();
    admission.leave();
    assertEquals(List.of(1, 2, 3, 4), ran);
    admission.leave();
    assertEquals(List.of(1, 2, 3, 4, 5), ran);
  }

  @Test
  void refusesOperationsAboveTheQueue() {
    for (int i = 1; i <= 5; i++) {
      enter(i);
    }
    assertFalse(enter(6));
    admission.leave();
    assertTrue(enter(7));
    assertFalse(enter(8));
  }

  @Test
  void anEndedOperationMakesRoom() {
    for (int i = 1; i <= 100; i++) {
      assertTrue(enter(i));
      admission.leave();
    }
    assertEquals(100, ran.size());
  }

  private boolean enter(int number) {
    return admission.enter(() -> ran.add(number));
  }
}
