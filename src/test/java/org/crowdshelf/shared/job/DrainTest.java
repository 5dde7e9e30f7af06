package org.crowdshelf.shared.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {

  @Test
  void takesStepsUntilNoneIsFound() {
    Deque<Boolean> steps = new ArrayDeque<>(List.of(true, true, false, true));
    assertEquals(2, Drain.untilNone(() -> next(steps)).await().indefinitely());
    assertEquals(1, steps.size());
  }

  @Test
  void takesBatchesWhileTheyAreFull() {
    Deque<Integer> batches = new ArrayDeque<>(List.of(50, 50, 49, 50));
    assertEquals(149, Drain.whileFull(50, () -> next(batches)).await().indefinitely());
    assertEquals(1, batches.size());
  }

  private static <T> Uni<T> next(Deque<T> items) {
    return Uni.createFrom().item(items::poll);
  }
}
