package org.crowdshelf.shared.text;

import static org.crowdshelf.shared.text.SpecialCharacters.EMOJI_STYLE;
import static org.crowdshelf.shared.text.SpecialCharacters.FLAG;
import static org.crowdshelf.shared.text.SpecialCharacters.KEYCAP;
import static org.crowdshelf.shared.text.SpecialCharacters.TAG_END;
import static org.crowdshelf.shared.text.SpecialCharacters.TEXT_STYLE;
import static org.crowdshelf.shared.text.SpecialCharacters.ZERO_WIDTH_JOINER;
import static org.crowdshelf.shared.text.SpecialCharacters.ZERO_WIDTH_NON_JOINER;
import static org.crowdshelf.shared.text.SpecialCharacters.isKeycapBase;
import static org.crowdshelf.shared.text.SpecialCharacters.isLineBreakOrTab;
import static org.crowdshelf.shared.text.SpecialCharacters.isMongolianLetter;
import static org.crowdshelf.shared.text.SpecialCharacters.isMongolianSelector;
import static org.crowdshelf.shared.text.SpecialCharacters.isMongolianVowelSeparator;
import static org.crowdshelf.shared.text.SpecialCharacters.isSkinTone;
import static org.crowdshelf.shared.text.SpecialCharacters.isTag;

import org.crowdshelf.shared.text.CharacterClasses.CharacterClass;

/**
 * Checks in one pass that every character of a text may stand behind the ones before it: marks on a
 * base, joiners and selectors only where they change what is drawn.
 */
final class CharacterOrder {

  private static final int MAX_TAGS = 6;
  private static final int NONE = -1;

  private final boolean lineBreaks;
  // The last character that carries marks: no mark, selector or skin tone itself.
  private int base = NONE;
  private int previous = NONE;
  private int tags;

  private CharacterOrder(boolean lineBreaks) {
    this.lineBreaks = lineBreaks;
  }

  static boolean isKeptIn(String text, boolean lineBreaks) {
    return new CharacterOrder(lineBreaks).isKeptIn(text);
  }

  private boolean isKeptIn(String text) {
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int character = text.codePointAt(at);
      next = at + Character.charCount(character);
      int following = next < text.length() ? text.codePointAt(next) : NONE;
      if (!mayFollow(character, following)) {
        return false;
      }
      previous = character;
    }
    return tags == 0;
  }

  private boolean mayFollow(int character, int following) {
    if (tags > 0 || isTag(character)) {
      return continuesFlag(character);
    }
    return switch (CharacterClasses.of(character)) {
      case MARK, VIRAMA -> base != NONE;
      case INVISIBLE -> changesWhatIsDrawn(character, following);
      case SPACE -> {
        base = NONE;
        yield isSeparator(character);
      }
      case REFUSED -> false;
      case DRAWN, JOINING_LETTER, PICTOGRAPH -> {
        if (!isSkinTone(character) || !is(base, CharacterClass.PICTOGRAPH)) {
          base = character;
        }
        yield true;
      }
    };
  }

  private boolean isSeparator(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> lineBreaks;
      default -> lineBreaks && isLineBreakOrTab(character);
    };
  }

  private boolean changesWhatIsDrawn(int character, int following) {
    if (character == ZERO_WIDTH_JOINER) {
      return joinsEmoji(following) || joinsConsonants(following) || showsJoiningForm(following);
    }
    if (character == ZERO_WIDTH_NON_JOINER) {
      return is(previous, CharacterClass.VIRAMA)
          || isCarriedByJoiningLetter() && is(following, CharacterClass.JOINING_LETTER);
    }
    if (character == EMOJI_STYLE || character == TEXT_STYLE) {
      return is(previous, CharacterClass.PICTOGRAPH)
          || isKeycapBase(previous) && following == KEYCAP;
    }
    if (isMongolianSelector(character)) {
      return isMongolianLetter(previous);
    }
    return isMongolianVowelSeparator(character)
        && (isMongolianLetter(previous) || isMongolianSelector(previous))
        && isMongolianLetter(following);
  }

  private boolean joinsEmoji(int following) {
    return is(base, CharacterClass.PICTOGRAPH)
        && previous != ZERO_WIDTH_JOINER
        && is(following, CharacterClass.PICTOGRAPH);
  }

  // Bengali writes the joiner before the virama, other scripts behind it.
  private boolean joinsConsonants(int following) {
    return is(previous, CharacterClass.VIRAMA)
        || base != NONE
            && is(following, CharacterClass.VIRAMA)
            && !is(previous, CharacterClass.INVISIBLE);
  }

  // Persian abbreviations end in a letter that is drawn as if another one followed.
  private boolean showsJoiningForm(int following) {
    return isCarriedByJoiningLetter()
        && following != NONE
        && (is(following, CharacterClass.SPACE) || is(following, CharacterClass.DRAWN));
  }

  private boolean isCarriedByJoiningLetter() {
    return is(base, CharacterClass.JOINING_LETTER)
        && (!is(previous, CharacterClass.INVISIBLE) || isMongolianSelector(previous));
  }

  // A subdivision's flag: the black flag, up to six tag letters, the end of the tag.
  private boolean continuesFlag(int character) {
    if (character == TAG_END) {
      boolean ends = tags > 0;
      tags = 0;
      return ends;
    }
    boolean follows = tags > 0 || previous == FLAG;
    tags++;
    return follows && isTag(character) && tags <= MAX_TAGS;
  }

  private static boolean is(int character, CharacterClass wanted) {
    return character != NONE && CharacterClasses.of(character) == wanted;
  }
}
