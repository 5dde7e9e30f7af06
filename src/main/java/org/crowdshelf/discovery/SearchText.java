package org.crowdshelf.discovery;

import java.util.Map;
import java.util.Optional;
import org.crowdshelf.shared.error.Refusal;

/** The text that a user typed to find projects. No character of it is an operator. */
public final class SearchText {

  static final int MAX = 500;

  private SearchText() {}

  /**
   * The text to search for; empty where the user typed nothing visible, which does not restrict.
   *
   * @throws Refusal BAD_USER_INPUT where it has more than 500 characters
   */
  public static Optional<String> of(String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    // At most two units a character: a longer text is refused before its characters are counted.
    if (typed.length() > 2 * MAX || typed.codePointCount(0, typed.length()) > MAX) {
      throw Refusal.badInput("TEXT", "filter.text", Map.of("max", Integer.toString(MAX)));
    }
    if (typed.codePoints().allMatch(SearchText::blank)) {
      return Optional.empty();
    }
    // A text of PostgreSQL cannot hold NUL or an unpaired surrogate.
    return Optional.of(typed.replace('\0', ' ').replaceAll("\\p{Cs}", " "));
  }

  private static boolean blank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
