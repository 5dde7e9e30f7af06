package org.crowdshelf.shared.text;

import java.util.Optional;
import org.crowdshelf.shared.error.InputError;

/** What may stand in texts; lengths count code points. */
public final class Text {

  // Hangul fillers and the empty braille pattern.
  private static final String NOTHING_DRAWN = "\u115f\u1160\u3164\uffa0\u2800";

  private Text() {}

  /** What is wrong with a name or title: one line, no character that hides or turns text. */
  public static Optional<InputError> problemOfLine(String text, int max) {
    return problem(text, max, false);
  }

  /** What is wrong with Markdown: kept as written, line breaks and tabs included. */
  public static Optional<InputError> problemOfMarkdown(String text, int max) {
    return problem(text, max, true);
  }

  private static Optional<InputError> problem(String text, int max, boolean lines) {
    if (text.codePoints().allMatch(Text::isInvisible)) {
      return Optional.of(InputError.BLANK);
    }
    if (text.codePointCount(0, text.length()) > max) {
      return Optional.of(InputError.TOO_LONG);
    }
    return text.codePoints().allMatch(c -> allowed(c, lines))
        ? Optional.empty()
        : Optional.of(InputError.BAD_CHARACTERS);
  }

  // Java knows no-break spaces and the letters and signs that are drawn as nothing as no space.
  private static boolean isInvisible(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || NOTHING_DRAWN.indexOf(character) >= 0;
  }

  private static boolean allowed(int character, boolean lines) {
    if (character == '\n' || character == '\r' || character == '\t') {
      return lines;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> lines;
      // Bidi overrides and isolates, zero-width spaces and joiners, byte order mark, soft hyphen.
      case Character.FORMAT -> lines;
      default -> true;
    };
  }
}
