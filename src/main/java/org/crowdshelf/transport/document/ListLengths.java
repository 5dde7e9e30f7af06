package org.crowdshelf.transport.document;

import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * Refuses long lists in variables before the engine and the rules read their entries: each entry
 * can give an error, and each use of the variable gives all of them again.
 */
public final class ListLengths {

  private ListLengths() {}

  /**
   * Checks a value of JSON, whose nesting the parser limits.
   *
   * @throws DocumentRefused LIST_TOO_LONG
   */
  public static void check(Object value, int max) {
    if (value instanceof List<?> list) {
      check(list.size(), max);
      list.forEach(each -> check(each, max));
    } else if (value instanceof Map<?, ?> fields) {
      fields.values().forEach(each -> check(each, max));
    }
  }

  static void check(int size, int max) {
    if (size > max) {
      throw DocumentRefused.over(ErrorCode.LIST_TOO_LONG, max);
    }
  }
}
