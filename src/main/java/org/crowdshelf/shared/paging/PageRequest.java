package org.crowdshelf.shared.paging;

import java.util.Map;
import org.crowdshelf.shared.error.Refusal;

/**
 * A number of rows after a position.
 *
 * @param first 1 to 100
 * @param after the position in the cursor; null at the beginning
 */
public record PageRequest(int first, String after) {

  private static final int MAX = 100;

  /**
   * Checks what a client sent.
   *
   * @param list names the list and its order; a cursor of another one is refused
   * @throws Refusal BAD_USER_INPUT if first is not within 1..100 or after is not a cursor of this
   *     list
   */
  public static PageRequest of(Cursors cursors, String list, Integer first, String after) {
    int size = size(first);
    if (after == null) {
      return new PageRequest(size, null);
    }
    String place =
        cursors.open(list, after).orElseThrow(() -> Refusal.badInput("CURSOR", "after", Map.of()));
    return new PageRequest(size, place);
  }

  /** A size of list within 1..100; anything else is refused, never clamped. */
  public static int size(Integer first) {
    if (first == null || first < 1 || first > MAX) {
      throw Refusal.badInput("FIRST", "first", Map.of("max", Integer.toString(MAX)));
    }
    return first;
  }

  /** One row more than requested shows whether there is a next page. */
  public int fetch() {
    return first + 1;
  }
}
