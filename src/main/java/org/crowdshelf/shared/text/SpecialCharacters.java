package org.crowdshelf.shared.text;

/** Characters that rules name one by one. */
final class SpecialCharacters {

  static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  static final int ZERO_WIDTH_JOINER = 0x200d;
  static final int TEXT_STYLE = 0xfe0e;
  static final int EMOJI_STYLE = 0xfe0f;
  static final int KEYCAP = 0x20e3;
  static final int FLAG = 0x1f3f4;
  static final int TAG_END = 0xe007f;
  private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180e;

  private SpecialCharacters() {}

  static boolean isMongolianLetter(int character) {
    return character >= 0x1820 && character <= 0x18aa;
  }

  /** Returns whether it selects the form of the Mongolian letter before it. */
  static boolean isMongolianSelector(int character) {
    return character >= 0x180b && character <= 0x180f && character != MONGOLIAN_VOWEL_SEPARATOR;
  }

  static boolean isMongolianVowelSeparator(int character) {
    return character == MONGOLIAN_VOWEL_SEPARATOR;
  }

  /** Returns whether it is a letter or digit in the tag of a subdivision's flag. */
  static boolean isTag(int character) {
    return character >= 0xe0030 && character <= 0xe0039
        || character >= 0xe0061 && character <= 0xe007a;
  }

  static boolean isSkinTone(int character) {
    return character >= 0x1f3fb && character <= 0x1f3ff;
  }

  static boolean isKeycapBase(int character) {
    return character >= '0' && character <= '9' || character == '#' || character == '*';
  }

  static boolean isLineBreakOrTab(int character) {
    return character == '\n' || character == '\r' || character == '\t';
  }
}
