package org.crowdshelf.transport.document;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.crowdshelf.shared.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long names and numbers are refused before a document is parsed; texts and comments are not. */
class TokenLengthsTest {

  private static final String NAME = "n".repeat(100);
  private static final String NUMBER = "9".repeat(40);

  @Test
  void takesNamesAndNumbersUpToTheirLimits() {
    TokenLengths.check("query " + NAME + "($" + NAME + ": Int = -" + NUMBER + ") { " + NAME + " }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ %s: name }",
        "query %s { name }",
        "{ name(%s: 1) }",
        "{ name @%s }",
        "query($%s: Int) { name }",
        "{ ...%s }",
        "{ name(a: {%s: 1}) }",
        "{ name(a: %s) }"
      })
  void refusesALongNameWhereverItStands(String document) {
    assertRefused(ErrorCode.NAME_TOO_LONG, 100, document.formatted(NAME + "n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ name(a: %s) }", "{ name(a: [-%s]) }", "{ name(a: 1.%s) }", "{ name(a: 1e%s) }"})
  void refusesALongNumber(String document) {
    assertRefused(ErrorCode.NUMBER_TOO_LONG, 40, document.formatted(NUMBER + "9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ name(a: \"%s\") }",
        "{ name(a: \"\\\"%s\") }",
        "{ name(a: \"\"\"%s \" \"\" \\\"\"\" %s\"\"\") }",
        "{ name # %s\n }",
        "{ name(a: \"%s",
        "{ name(a: \"\"\"%s"
      })
  void takesLongTextsAndComments(String document) {
    String text = "n".repeat(250_000);
    assertDoesNotThrow(() -> TokenLengths.check(document.replace("%s", text)));
  }

  private static void assertRefused(ErrorCode code, long max, String document) {
    DocumentRefused refused =
        assertThrows(DocumentRefused.class, () -> TokenLengths.check(document));
    LimitExceeded limit = (LimitExceeded) refused.errors().get(0);
    assertEquals(code, limit.code());
    assertEquals(max, limit.max());
  }
}
