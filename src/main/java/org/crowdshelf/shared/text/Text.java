package org.crowdshelf.shared.text;

import java.util.Optional;

/** The rules for texts that people write; lengths count code points. */
public final class Text {

  private Text() {}

  /**
   * The text without what is not drawn at its ends: spaces, bidi controls, zero-width characters.
   * This is what is checked and stored of a text of one line; null stays null.
   */
  public static String stripped(String text) {
    return text == null ? null : InvisibleEnds.removedFrom(text);
  }

  /**
   * The problem of a name, title or other text of one line, once it is {@link #stripped}: nothing
   * in it may be hidden or change the order of the text around it.
   */
  public static Optional<TextProblem> problemOfLine(String text, int max) {
    return problem(stripped(text), max, !CharacterOrder.isKeptIn(stripped(text), false));
  }

  /** The problem of a plain text that may have line breaks and tabs, else like a line. */
  public static Optional<TextProblem> problemOfMessage(String text, int max) {
    return problem(stripped(text), max, !CharacterOrder.isKeptIn(stripped(text), true));
  }

  /** The problem of Markdown, which is kept as it was written. */
  public static Optional<TextProblem> problemOfMarkdown(String text, int max) {
    return problem(text, max, !text.codePoints().allMatch(Text::mayStandInMarkdown));
  }

  private static Optional<TextProblem> problem(String text, int max, boolean badCharacters) {
    if (isBlank(text)) {
      return Optional.of(TextProblem.BLANK);
    }
    if (text.codePointCount(0, text.length()) > max) {
      return Optional.of(TextProblem.TOO_LONG);
    }
    return badCharacters ? Optional.of(TextProblem.BAD_CHARACTERS) : Optional.empty();
  }

  /** Returns whether nothing of a text is drawn; true for null. */
  public static boolean isBlank(String text) {
    return text == null || text.codePoints().allMatch(InvisibleEnds::isNotDrawn);
  }

  private static boolean mayStandInMarkdown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> SpecialCharacters.isLineBreakOrTab(character);
      case Character.SURROGATE -> false;
      default -> true;
    };
  }
}
