package org.crowdshelf.project;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditRulesTest {

  @Test
  void takesAdditionsAnywhere() {
    assertTrue(EditRules.keeps(List.of(), List.of()));
    assertTrue(EditRules.keeps(List.of("a", "b"), List.of("a", "b")));
    assertTrue(EditRules.keeps(List.of("a", "b"), List.of("new", "a", "new", "b", "new")));
    assertTrue(EditRules.keeps(List.of("a", "a"), List.of("a", "b", "a")));
  }

  @Test
  void missesWhatWentChangedOrMoved() {
    assertFalse(EditRules.keeps(List.of("a", "b"), List.of("a")));
    assertFalse(EditRules.keeps(List.of("a", "b"), List.of("a", "B")));
    assertFalse(EditRules.keeps(List.of("a", "b"), List.of("b", "a")));
    assertFalse(EditRules.keeps(List.of("a", "a"), List.of("a")));
    assertFalse(EditRules.keeps(List.of("a"), List.of()));
  }
}
