package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.crowdshelf.support.CreditCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code here is made up. */
class CreditCodeTest {

  private static final String GOOD = "91370202MADE0UP009";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "52100000MADE0UP01U",
        "12440300MADE0UP0RE",
        "91370202MADE000040",
        "91370202MADE00013X",
        "91370202MADE00023Y",
        "111111111111111115",
        "MMMMMMMMMMMMMMMMMC"
      })
  void takesCodesWhoseCheckDigitIsRight(String code) {
    assertEquals(code, CreditCode.parse(code).orElseThrow().value());
  }

  @Test
  void trimsAndRaisesToUpperCase() {
    assertEquals(GOOD, CreditCode.parse(" \t91370202made0up009\n").orElseThrow().value());
  }

  @Test
  void takesOneCheckDigitOnly() {
    String body = GOOD.substring(0, 17);
    long taken =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            .chars()
            .filter(digit -> CreditCode.parse(body + (char) digit).isPresent())
            .count();
    assertEquals(1, taken);
  }

  @Test
  void noticesEveryWrongCharacter() {
    for (int i = 0; i < 18; i++) {
      String wrong = GOOD.substring(0, i) + next(GOOD.charAt(i)) + GOOD.substring(i + 1);
      assertTrue(CreditCode.parse(wrong).isEmpty(), wrong);
    }
  }

  @Test
  void noticesNeighboursThatChangedPlaces() {
    for (int i = 0; i < 17; i++) {
      if (GOOD.charAt(i) != GOOD.charAt(i + 1)) {
        String swapped =
            GOOD.substring(0, i) + GOOD.charAt(i + 1) + GOOD.charAt(i) + GOOD.substring(i + 2);
        assertTrue(CreditCode.parse(swapped).isEmpty(), swapped);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {'I', 'O', 'S', 'V', 'Z', '-', ' ', 'é', '中', 'ı', 'ſ', '\0'})
  void refusesCharactersOutsideItsAlphabet(char character) {
    for (char digit : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
      String code = "91370202MADE0UP0" + character + digit;
      assertTrue(CreditCode.parse(code).isEmpty(), code);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "9",
        "91370202MADE0UP00",
        "91370202MADE0UP0099",
        "91370202-MADE0UP00-9",
        "９１３７０２０２ＭＡＤＥ０ＵＰ００９",
        "91370202MADE0UP00９",
        "𝟗𝟏𝟑𝟕𝟎𝟐𝟎𝟐𝟗"
      })
  void refusesOtherLengthsAndFullWidthCharacters(String typed) {
    assertTrue(CreditCode.parse(typed).isEmpty());
  }

  @Test
  void agreesWithTheTableOfTheStandard() {
    for (int i = 0; i < 1000; i++) {
      String code = CreditCodes.fresh();
      assertTrue(CreditCode.parse(code).isPresent(), code);
    }
  }

  @Test
  void doesNotPrintItself() {
    assertFalse(CreditCode.parse(GOOD).orElseThrow().toString().contains("MADE"));
    OrganisationDraft draft = new OrganisationDraft();
    draft.creditCode = GOOD;
    assertFalse(draft.toString().contains("MADE"));
  }

  private static char next(char digit) {
    String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    return alphabet.charAt((alphabet.indexOf(digit) + 1) % alphabet.length());
  }
}
