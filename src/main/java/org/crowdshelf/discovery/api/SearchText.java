package org.crowdshelf.discovery.api;

import java.util.Map;
import java.util.Optional;
import org.crowdshelf.shared.error.Refusal;

/** What somebody typed to find projects by. Nothing in it is an operator. */
final class SearchText {

  static final int MAX = 500;

  private SearchText() {}

  /**
   * The text to search for; empty where nothing visible was typed, which restricts nothing.
   *
   * @throws Refusal BAD_USER_INPUT where it has more than 500 characters
   */
  static Optional<String> of(String typed) {
    if (typed == null || typed.codePoints().allMatch(SearchText::blank)) {
      return Optional.empty();
    }
    if (typed.codePointCount(0, typed.length()) > MAX) {
      throw Refusal.badInput("TEXT", "filter.text", Map.of("max", Integer.toString(MAX)));
    }
    // PostgreSQL's texts cannot hold a NUL, nor half a character.
    return Optional.of(typed.replace('\0', ' ').replaceAll("\\p{Cs}", " "));
  }

  private static boolean blank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
