package org.crowdshelf.transport.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationNamesTest {

  @Test
  void limitsTheNumberOfNames() {
    OperationNames names = new OperationNames(List.of());
    for (int i = 0; i < 100; i++) {
      assertEquals("Feed" + i, names.of("Feed" + i));
    }
    assertEquals("other", names.of("OneMore"));
    assertEquals("Feed7", names.of("Feed7"));
  }

  @Test
  void usesOnlyListedNamesIfThereIsAList() {
    OperationNames names = new OperationNames(List.of("Feed", "ProjectPage"));
    assertEquals("Feed", names.of("Feed"));
    assertEquals("other", names.of("Mine"));
  }

  @Test
  void callsAnOperationWithoutANameAnonymous() {
    assertEquals("anonymous", new OperationNames(List.of()).of(null));
  }

  @Test
  void doesNotKeepAVeryLongName() {
    assertEquals("other", new OperationNames(List.of()).of("a".repeat(61)));
  }
}
