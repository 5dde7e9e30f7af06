package org.crowdshelf.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.crowdshelf.shared.error.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  private static final String BOOKS = "\ud83d\udcda";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "番茄太阳阅读馆",
        "a",
        "第二书房 · 1 元",
        "<script>alert(1)</script>",
        "Zoë",
        "מילה",
        BOOKS,
        "\ud840\udc00"
      })
  void takesNamesOfAnyScript(String text) {
    assertEquals(Optional.empty(), Text.problemOfLine(text, 80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t", "\n", "\u3000", "\u00a0", "\u2007\u202f", "\u3164", "\u2800"})
  void nothingToSeeIsBlank(String text) {
    assertEquals(Optional.of(InputError.BLANK), Text.problemOfLine(text, 80));
    assertEquals(Optional.of(InputError.BLANK), Text.problemOfMarkdown(text, 80));
  }

  @Test
  void lengthsCountCodePoints() {
    assertEquals(Optional.empty(), Text.problemOfLine(BOOKS.repeat(80), 80));
    assertEquals(Optional.of(InputError.TOO_LONG), Text.problemOfLine(BOOKS.repeat(81), 80));
    assertEquals(Optional.empty(), Text.problemOfMarkdown("图".repeat(20_000), 20_000));
    assertEquals(
        Optional.of(InputError.TOO_LONG), Text.problemOfMarkdown("图".repeat(20_001), 20_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u0007b",
        "a\u007fb",
        "a\u0085b",
        "a\ud800b",
        "\udc00",
        "\udcda\ud83d"
      })
  void controlCharactersAndLoneSurrogatesStandNowhere(String text) {
    assertEquals(Optional.of(InputError.BAD_CHARACTERS), Text.problemOfLine(text, 80));
    assertEquals(Optional.of(InputError.BAD_CHARACTERS), Text.problemOfMarkdown(text, 80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "a\u200db",
        "a\ufeffb",
        "a\u00adb",
        "a\u2060b",
        "a\nb",
        "a\rb",
        "a\tb",
        "a\u2028b",
        "a\u2029b"
      })
  void whatHidesOrTurnsTextStandsInNoName(String text) {
    assertEquals(Optional.of(InputError.BAD_CHARACTERS), Text.problemOfLine(text, 80));
    assertEquals(Optional.empty(), Text.problemOfMarkdown(text, 80));
  }
}
