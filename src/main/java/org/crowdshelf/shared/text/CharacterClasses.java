package org.crowdshelf.shared.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The class of each code point, from {@code text/characters.txt}. That file is generated from the
 * Unicode Character Database, see decision 0023; a test compares it with ICU.
 */
final class CharacterClasses {

  /** The effect of a character in a line of text. */
  enum CharacterClass {
    /** Drawn by itself: a letter, digit, sign or symbol. */
    DRAWN('D'),
    /** Space_Separator or White_Space. */
    SPACE('S'),
    /** Default_Ignorable_Code_Point, a format character, or the empty braille pattern. */
    INVISIBLE('I'),
    /** A combining mark. */
    MARK('M'),
    /** A combining mark that binds consonants: Canonical_Combining_Class Virama. */
    VIRAMA('V'),
    /** A letter whose form depends on its neighbours: Joining_Type is not Non_Joining. */
    JOINING_LETTER('J'),
    /** Extended_Pictographic: the parts of emoji sequences. */
    PICTOGRAPH('P'),
    /** Unassigned, private use, a surrogate or a control character. */
    REFUSED('X');

    private final char sign;

    CharacterClass(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }

    private static CharacterClass of(char sign) {
      return Arrays.stream(values()).filter(c -> c.sign == sign).findFirst().orElseThrow();
    }
  }

  private static final String TABLE = "text/characters.txt";
  private static final int[] STARTS;
  private static final CharacterClass[] CLASSES;

  static {
    List<String> lines = lines();
    STARTS = new int[lines.size()];
    CLASSES = new CharacterClass[lines.size()];
    for (int i = 0; i < STARTS.length; i++) {
      String[] parts = lines.get(i).split(";", 2);
      STARTS[i] = Integer.parseInt(parts[0], 16);
      CLASSES[i] = CharacterClass.of(parts[1].charAt(0));
    }
  }

  private CharacterClasses() {}

  static CharacterClass of(int codePoint) {
    int found = Arrays.binarySearch(STARTS, codePoint);
    return CLASSES[found >= 0 ? found : -found - 2];
  }

  private static List<String> lines() {
    ClassLoader loader = CharacterClasses.class.getClassLoader();
    try (var table =
        new BufferedReader(
            new InputStreamReader(loader.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      return table.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
