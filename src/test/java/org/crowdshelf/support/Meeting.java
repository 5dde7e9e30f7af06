package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Two who want what cannot be given to both, the same way each time: the first is stopped in the
 * middle of its transaction by a row that it needs, the second comes as far as it may, and only
 * then does the first go on.
 *
 * @param first what the first was answered
 * @param second what the second was answered
 * @param waited whether the second had to wait for the first
 */
public record Meeting<A, B>(A first, B second, boolean waited) {

  /** Has them meet at this row, which is let go of; the first needs it late in its transaction. */
  public static <A, B> Meeting<A, B> at(HeldRow row, Supplier<A> first, Supplier<B> second) {
    CompletableFuture<A> ahead;
    CompletableFuture<B> behind;
    boolean waited;
    try (row) {
      ahead = CompletableFuture.supplyAsync(first);
      assertTrue(row.awaitedBy(ahead), "the first does not need this row");
      behind = CompletableFuture.supplyAsync(second);
      waited = row.awaitedBy(2, behind);
    }
    return new Meeting<>(ahead.join(), behind.join(), waited);
  }
}
