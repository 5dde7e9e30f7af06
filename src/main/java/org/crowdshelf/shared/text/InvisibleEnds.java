package org.crowdshelf.shared.text;

import static org.crowdshelf.shared.text.SpecialCharacters.EMOJI_STYLE;
import static org.crowdshelf.shared.text.SpecialCharacters.FLAG;
import static org.crowdshelf.shared.text.SpecialCharacters.TAG_END;
import static org.crowdshelf.shared.text.SpecialCharacters.TEXT_STYLE;
import static org.crowdshelf.shared.text.SpecialCharacters.isMongolianLetter;
import static org.crowdshelf.shared.text.SpecialCharacters.isMongolianSelector;
import static org.crowdshelf.shared.text.SpecialCharacters.isTag;

import org.crowdshelf.shared.text.CharacterClasses.CharacterClass;

/** Takes off what is not drawn at the ends of a text: spaces, bidi controls, joiners, fillers. */
final class InvisibleEnds {

  private InvisibleEnds() {}

  static String removedFrom(String text) {
    int start = 0;
    while (start < text.length() && isNotDrawn(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = text.length();
    while (end > start) {
      int last = text.codePointBefore(end);
      if (!isNotDrawn(last) || belongsToWhatItFollows(text, start, end, last)) {
        break;
      }
      end -= Character.charCount(last);
    }
    return text.substring(start, end);
  }

  static boolean isNotDrawn(int character) {
    CharacterClass is = CharacterClasses.of(character);
    return is == CharacterClass.SPACE || is == CharacterClass.INVISIBLE;
  }

  // The last character of an emoji or of a Mongolian word may be a selector, which changes what is
  // drawn before it.
  private static boolean belongsToWhatItFollows(String text, int start, int end, int last) {
    int before = end - Character.charCount(last);
    if (before <= start) {
      return false;
    }
    int base = text.codePointBefore(before);
    if (last == EMOJI_STYLE || last == TEXT_STYLE) {
      return CharacterClasses.of(base) == CharacterClass.PICTOGRAPH;
    }
    if (isMongolianSelector(last)) {
      return isMongolianLetter(base);
    }
    return last == TAG_END && endsFlag(text, start, before);
  }

  private static boolean endsFlag(String text, int start, int end) {
    int at = end;
    while (at > start && isTag(text.codePointBefore(at))) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at > start && at < end && text.codePointBefore(at) == FLAG;
  }
}
