package org.crowdshelf.shared.text;

/** The reasons why a text is not taken. */
public enum TextProblem {
  /** Nothing in it is drawn. */
  BLANK,
  /** It has more code points than allowed. */
  TOO_LONG,
  /** It has a character that may not stand there. */
  BAD_CHARACTERS
}
