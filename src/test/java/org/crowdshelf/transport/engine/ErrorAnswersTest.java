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
}
