package org.crowdshelf.shared.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|EN",
        "EN|EN",
        "en-GB|EN",
        "zh|ZH_CN",
        "zh-TW|ZH_CN",
        "zh-Hant-HK|ZH_CN",
        "fr,en|EN",
        "fr-FR,fr;q=0.9,en;q=0.8,zh;q=0.7|EN",
        "en;q=0.1,zh;q=0.2|ZH_CN",
        "en;q=0,zh|ZH_CN",
        "zh;q=0,en;q=0.001|EN"
      })
  void takesTheBestOfOurs(String header, Language language) {
    for (Language fallback : Language.values()) {
      assertEquals(language, Language.negotiate(header, fallback));
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "fr",
        "*",
        "fr,*;q=0.1",
        "en;q=0",
        "english",
        ";;;",
        "en;q=x",
        "en;q=2",
        "\0",
        "' or 1=1"
      })
  void fallsBackWhereNeitherIsWanted(String header) {
    for (Language fallback : Language.values()) {
      assertEquals(fallback, Language.negotiate(header, fallback));
    }
  }

  @Test
  void readsNoHeaderWithoutEnd() {
    assertEquals(Language.ZH_CN, Language.negotiate("en,".repeat(10_000), Language.ZH_CN));
  }

  @Test
  void isKnownByItsTag() {
    assertEquals(Optional.of(Language.ZH_CN), Language.ofTag("zh-cn"));
    assertEquals(Optional.of(Language.EN), Language.ofTag("en"));
    assertEquals(Optional.empty(), Language.ofTag("fr"));
    assertEquals(Optional.empty(), Language.ofTag(null));
  }
}
