package org.crowdshelf.shared.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Pattern PARAM = Pattern.compile("\\{([\\w:]+)}");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(
        new TreeSet<>(Messages.keys(Language.ZH_CN)), new TreeSet<>(Messages.keys(Language.EN)));
  }

  @Test
  void bothLanguagesTakeTheSameParameters() {
    for (String key : Messages.keys(Language.EN)) {
      assertEquals(params(Language.EN, key), params(Language.ZH_CN, key), key);
    }
  }

  @Test
  void noTextIsEmptyOrInTheOtherLanguage() {
    for (String key : Messages.keys(Language.EN)) {
      assertEquals(false, text(Language.EN, key).isBlank(), key);
      assertEquals(false, text(Language.EN, key).matches("(?s).*\\p{IsHan}.*"), key);
      assertEquals(true, text(Language.ZH_CN, key).matches("(?s).*\\p{IsHan}.*"), key);
    }
  }

  @Test
  void fillsItsParametersIn() {
    assertEquals(
        "At most 80 characters, please.",
        Messages.text(Language.EN, "TOO_LONG", Map.of("max", "80")));
  }

  @Test
  void aParameterIsNeverReadAsAText() {
    assertEquals(
        "At most {max} $1 \\ characters, please.",
        Messages.text(Language.EN, "TOO_LONG", Map.of("max", "{max} $1 \\")));
  }

  @Test
  void aTextThatNoBundleHasIsAFault() {
    assertThrows(
        IllegalArgumentException.class, () -> Messages.text(Language.EN, "NO_SUCH", Map.of()));
  }

  private static String text(Language language, String key) {
    return Messages.text(language, key, Map.of());
  }

  private static Set<String> params(Language language, String key) {
    return PARAM
        .matcher(text(language, key))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
