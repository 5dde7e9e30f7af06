package org.crowdshelf.transport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorAnswersTest {

  @Test
  void removesTheQuotedValueFromAMessage() {
    assertEquals(
        "Validation error: argument 'id' is not a valid 'ID'",
        ErrorAnswers.withoutValues(
            "Validation error: argument 'id' with value 'IntValue{value=1}' is not a valid 'ID'"));
  }

  @Test
  void removesAValueWithLinesAndQuotes() {
    assertEquals(
        "argument 'a' must be an object type",
        ErrorAnswers.withoutValues(
            "argument 'a' with value 'StringValue{value='is ' \n is'}' must be an object type"));
  }

  @Test
  void keepsAMessageWithoutAValue() {
    assertEquals("Field 'x' is undefined", ErrorAnswers.withoutValues("Field 'x' is undefined"));
    assertEquals("", ErrorAnswers.withoutValues(null));
  }

  @Test
  void cutsQuotationsAndMessages() {
    String name = "x".repeat(250_000);
    String shown = ErrorAnswers.withoutValues("Field '" + name + "' in type 'Query' is undefined");
    assertEquals("Field '" + "x".repeat(100) + "…' in type 'Query' is undefined", shown);
    assertEquals(1001, ErrorAnswers.withoutValues("y".repeat(250_000)).length());
    String pair = "'" + "x".repeat(99) + "\uD83D\uDE00" + "x".repeat(9) + "'";
    assertEquals("'" + "x".repeat(99) + "…'", ErrorAnswers.withoutValues(pair));
  }

  @Test
  void shortensHostileMessagesInOnePass() {
    String hostile = "a with value '" + "' is ".repeat(50_000) + "' must " + "'".repeat(50_000);
    assertEquals(true, ErrorAnswers.withoutValues(hostile).length() <= 1001);
  }
}
