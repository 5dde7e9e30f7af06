package org.crowdshelf.transport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "argument 'amount' is not a valid 'Unknown Scalar Type [org.crowdshelf.shared.money.MinorUnits]' | true",
        "java.lang.String | true",
        "at io.x.Y$Z(Y.java:1) | true",
        "argument 'id' is not a valid 'ID' | false",
        "Field 'Project.title' is undefined | false",
        "see www.example.org or a.b.c | false",
        "org.Example | false",
        "'' | false"
      })
  void areFoundInMessages(String message, boolean found) {
    assertEquals(found, ClassNames.areIn(message));
  }
}
