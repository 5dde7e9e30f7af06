package org.crowdshelf.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "Zoe\u0308",
        "מילה",
        BOOKS,
        "\ud840\udc00",
        "ไทยน้ำ",
        "हिन्दी"
      })
  void takesNamesOfAnyScript(String text) {
    assertEquals(Optional.empty(), Text.problemOfLine(text, 80));
    assertEquals(text, Text.stripped(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A family, the rainbow flag, an astronaut with a skin tone, a keycap, a heart, Wales.
        "小明\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
        "\ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80",
        "1\ufe0f\u20e3",
        "读书\u2764\ufe0f",
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f",
        "\ud83c\udde8\ud83c\uddf3",
        // Persian "I want" and the abbreviation of the solar calendar.
        "می\u200cخواهم",
        "کتاب\u200cها",
        "ه\u200d.ش.",
        // Sinhala, Bengali and Marathi conjuncts.
        "ශ්\u200dරී",
        "র\u200d্যাব",
        "रा\u0937\u094d\u200cट्र",
        // Mongolian with a vowel separator, a selector and a narrow space.
        "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ",
        "ᠰᠠᠷ\u180eᠠ",
        "ᠭ\u180bᠠᠵᠠᠷ",
        "ᠪᠢᠴᠢᠭ\u180b"
      })
  void takesJoinersAndSelectorsWhereTheyChangeWhatIsDrawn(String text) {
    assertEquals(Optional.empty(), Text.problemOfLine(text, 80));
    assertEquals(text, Text.stripped(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        "\n",
        "\u3000",
        "\u00a0",
        "\u2007\u202f",
        "\u3164",
        "\u2800",
        "\ufe0f\u034f",
        "\u180b",
        "\u17b4",
        "\udb40\udd00",
        "\u200d \u202e",
        "\udb40\udc67"
      })
  void nothingDrawnIsBlank(String text) {
    assertEquals(Optional.of(TextProblem.BLANK), Text.problemOfLine(text, 80));
    assertEquals(Optional.of(TextProblem.BLANK), Text.problemOfMessage(text, 80));
    assertEquals(Optional.of(TextProblem.BLANK), Text.problemOfMarkdown(text, 80));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\u202d138 0013 8000\u202c|138 0013 8000",
        "\ufeff小明\u200b|小明",
        "　图书馆\u3000|图书馆",
        "\ufe0f小明\ufe0f|小明",
        "小明\u034f\u2060|小明",
        "1\ufe0f|1"
      })
  void takesOffWhatIsNotDrawnAtTheEnds(String sent, String stored) {
    assertEquals(stored, Text.stripped(sent));
    assertEquals(Optional.empty(), Text.problemOfLine(sent, 80));
  }

  @Test
  void leavesNullAsItIs() {
    assertNull(Text.stripped(null));
  }

  @Test
  void lengthsCountCodePoints() {
    assertEquals(Optional.empty(), Text.problemOfLine(BOOKS.repeat(80), 80));
    assertEquals(Optional.of(TextProblem.TOO_LONG), Text.problemOfLine(BOOKS.repeat(81), 80));
    assertEquals(Optional.empty(), Text.problemOfMarkdown("图".repeat(20_000), 20_000));
    assertEquals(
        Optional.of(TextProblem.TOO_LONG), Text.problemOfMarkdown("图".repeat(20_001), 20_000));
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
    assertEquals(Optional.of(TextProblem.BAD_CHARACTERS), Text.problemOfLine(text, 80));
    assertEquals(Optional.of(TextProblem.BAD_CHARACTERS), Text.problemOfMessage(text, 80));
    assertEquals(Optional.of(TextProblem.BAD_CHARACTERS), Text.problemOfMarkdown(text, 80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202eb",
        "a\u2066b",
        "a\u200eb",
        "a\u200bb",
        "a\u200db",
        "小\u200d明",
        "a\u200cb",
        "a\ufeffb",
        "a\u00adb",
        "a\u2060b",
        "小\ufe0f明",
        "小\udb40\udd00明",
        "小\u034f明",
        "1\ufe0f2",
        "a\u180bb",
        "a\u180eb",
        "a\u17b4b",
        "a\u3164b",
        "a\u2800b",
        // Tags without a flag, without an end, and too many of them.
        "a\udb40\udc67b",
        "\ud83c\udff4\udb40\udc67b",
        "\ud83d\udc68\u200d\u200d\ud83d\udc69",
        "می\u200c\u200cخواهم",
        // A mark without its base, a private-use character, an unassigned one, a noncharacter.
        "\u0301a",
        "a \u0301b",
        "\u0301",
        "a\ue000b",
        "a\u0378b",
        "a\uffffb",
        "\uffff"
      })
  void hiddenCharactersStandInNoLineAndNoMessage(String text) {
    assertEquals(Optional.of(TextProblem.BAD_CHARACTERS), Text.problemOfLine(text, 80));
    assertEquals(Optional.of(TextProblem.BAD_CHARACTERS), Text.problemOfMessage(text, 80));
    assertEquals(Optional.empty(), Text.problemOfMarkdown(text, 80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u2028b", "a\u2029b"})
  void onlyALineHasNoLineBreaks(String text) {
    assertEquals(Optional.of(TextProblem.BAD_CHARACTERS), Text.problemOfLine(text, 80));
    assertEquals(Optional.empty(), Text.problemOfMessage(text, 80));
    assertEquals(Optional.empty(), Text.problemOfMarkdown(text, 80));
  }
}
