package org.crowdshelf.transport.document;

import org.crowdshelf.shared.error.ErrorCode;

/**
 * Refuses names and numbers that are too long, before the document is parsed. An alias is written
 * once for each object of an answer, and the time to read a number grows with the square of its
 * digits.
 */
final class TokenLengths {

  /** The longest name, in characters. */
  static final int NAME = 100;

  /** The longest number, in digits. */
  static final int NUMBER = 40;

  private static final String BLOCK = "\"\"\"";

  private TokenLengths() {}

  /**
   * Scans a text once.
   *
   * @throws DocumentRefused NAME_TOO_LONG or NUMBER_TOO_LONG
   */
  static void check(String text) {
    int place = 0;
    while (place < text.length()) {
      char character = text.charAt(place);
      if (character == '"') {
        place = afterString(text, place);
      } else if (character == '#') {
        place = afterComment(text, place);
      } else if (isWord(character)) {
        place = afterWord(text, place);
      } else {
        place++;
      }
    }
  }

  private static int afterWord(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    boolean number = Character.isDigit(text.charAt(from));
    int max = number ? NUMBER : NAME;
    if (end - from > max) {
      throw DocumentRefused.over(number ? ErrorCode.NUMBER_TOO_LONG : ErrorCode.NAME_TOO_LONG, max);
    }
    return end;
  }

  private static int afterComment(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  // The end of the text where the string is not closed, which the parser tells.
  private static int afterString(String text, int from) {
    boolean block = text.startsWith(BLOCK, from);
    int place = from + (block ? BLOCK.length() : 1);
    while (place < text.length()) {
      if (text.charAt(place) == '\\') {
        place += block && !text.startsWith(BLOCK, place + 1) ? 1 : block ? 4 : 2;
      } else if (block ? text.startsWith(BLOCK, place) : text.charAt(place) == '"') {
        return place + (block ? BLOCK.length() : 1);
      } else {
        place++;
      }
    }
    return text.length();
  }

  private static boolean isWord(char character) {
    return character == '_'
        || character >= '0' && character <= '9'
        || character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z';
  }
}
