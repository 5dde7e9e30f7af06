package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetLanguageTest {

  private static final String SET =
      """
      mutation ($input: SetLanguageInput!) {
        setLanguage(input: $input) { viewer { language roles } userErrors { code field } }
      }""";

  private final Person someone = Person.someoneNew();

  @Test
  void isChineseUntilSomebodyChooses() {
    assertEquals("zh-CN", language(someone));
    assertEquals("en", set(someone, "en").get("setLanguage.viewer.language"));
    assertEquals("en", language(someone));
    assertEquals("zh-CN", set(someone, "zh-cn").get("setLanguage.viewer.language"));
    assertEquals("zh-CN", language(Person.someoneNew()));
  }

  @Test
  void tellsTheRolesOfTheTokenToo() {
    assertEquals(
        List.of("reviewer"), set(Person.REVIEWER, "zh-CN").get("setLanguage.viewer.roles"));
  }

  @Test
  void changesNothingWhenSentAgain() {
    set(someone, "en");
    assertEquals("en", set(someone, "en").get("setLanguage.viewer.language"));
  }

  @Test
  void refusesLanguagesWithoutTexts() {
    set(someone, "en");
    for (String tag : List.of("", "de", "zh", "zh-TW", "en-GB", "e".repeat(10_000), "en\u0000")) {
      Answer answer = set(someone, tag);
      assertEquals(List.of("UNKNOWN_LANGUAGE"), answer.userErrorCodes("setLanguage"), tag);
      assertEquals(
          List.of(List.of("input", "language")), answer.get("setLanguage.userErrors.field"));
      assertNull(answer.get("setLanguage.viewer"));
    }
    assertEquals("en", language(someone));
  }

  @Test
  void refusesAVisitor() {
    assertEquals("UNAUTHENTICATED", set(Person.VISITOR, "en").errorCode());
  }

  private static String language(Person who) {
    return who.asks("{ viewer { language } }").get("viewer.language");
  }

  private static Answer set(Person who, String tag) {
    return who.asks(SET, Map.of("input", Map.of("language", tag)));
  }
}
