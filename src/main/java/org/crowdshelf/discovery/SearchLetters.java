package org.crowdshelf.discovery;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the text of a search apart by the rules of R__discovery_search_functions.sql: scripts that
 * are written without spaces into pairs of adjacent characters, and the words of all other scripts,
 * whose stems the database makes. {@code SearchLettersTest} holds both to the same results.
 *
 * @param lexemes the pairs, and each character that has no neighbour, as documents hold them
 * @param words the words that are written with spaces, separated by spaces; blank where there is no
 *     word
 */
record SearchLetters(Set<String> lexemes, String words) {

  // First and last of each range; all others are letters of words.
  private static final int[] SEPARATORS = {
    0x01, 0x2f, 0x3a, 0x60, 0x7b, 0xa9, 0xab, 0xb4, 0xb6, 0xb9, 0xbb, 0xbf, 0x2000, 0x312f, 0x3400,
    0x9fff, 0xac00, 0xffff, 0x1f000, 0x323af
  };
  private static final int[] UNSPACED = {
    0x2600, 0x27bf, 0x2e80, 0x2fdf, 0x3005, 0x3007, 0x3041, 0x312f, 0x3400, 0x9fff, 0xac00, 0xd7a3,
    0xf900, 0xfaff, 0x1f000, 0x323af
  };
  private static final int FIRST_MARK = 0x300;
  private static final int LAST_MARK = 0x36f;

  /**
   * Takes a text apart.
   *
   * @param variants the simplified character of each traditional one
   */
  static SearchLetters of(String text, Map<Integer, Integer> variants) {
    Set<String> lexemes = new TreeSet<>();
    StringBuilder words = new StringBuilder();
    int[] letters = folded(text).codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      words.appendCodePoint(within(SEPARATORS, letters[i]) ? ' ' : letters[i]);
      if (within(UNSPACED, letters[i])) {
        String letter = simplified(letters[i], variants);
        boolean preceded = i > 0 && within(UNSPACED, letters[i - 1]);
        if (i + 1 < letters.length && within(UNSPACED, letters[i + 1])) {
          lexemes.add(letter + simplified(letters[i + 1], variants));
        } else if (!preceded) {
          lexemes.add(letter);
        }
      }
    }
    return new SearchLetters(lexemes, words.toString().strip());
  }

  /**
   * Returns whether this version of Java knows every character; only then does it fold them as the
   * database does.
   */
  static boolean areKnown(String text) {
    return text.codePoints().noneMatch(letter -> Character.getType(letter) == Character.UNASSIGNED);
  }

  private static String folded(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    StringBuilder plain = new StringBuilder(lower.length());
    Normalizer.normalize(lower, Normalizer.Form.NFKD)
        .codePoints()
        .filter(letter -> letter < FIRST_MARK || letter > LAST_MARK)
        .forEach(plain::appendCodePoint);
    return Normalizer.normalize(plain, Normalizer.Form.NFKC);
  }

  private static String simplified(int letter, Map<Integer, Integer> variants) {
    return Character.toString(variants.getOrDefault(letter, letter));
  }

  private static boolean within(int[] ranges, int letter) {
    for (int i = 0; i < ranges.length && ranges[i] <= letter; i += 2) {
      if (letter <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
