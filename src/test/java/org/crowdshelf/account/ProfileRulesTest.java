package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.InputField;
import org.junit.jupiter.api.Test;

class ProfileRulesTest {

  @Test
  void takesAProfileThatSaysNothing() {
    assertEquals(
        List.of(), codes(InputField.leftOut(), InputField.leftOut(), InputField.leftOut()));
  }

  @Test
  void pictureAndBioMayBeCleared() {
    assertEquals(List.of(), codes(InputField.leftOut(), set(null), set(null)));
    assertEquals(List.of(), codes(InputField.leftOut(), InputField.leftOut(), set("")));
  }

  @Test
  void aNameIsNeverTakenAway() {
    assertEquals(List.of("BLANK"), codes(set(null), InputField.leftOut(), InputField.leftOut()));
    assertEquals(List.of("BLANK"), codes(set("　"), InputField.leftOut(), InputField.leftOut()));
  }

  @Test
  void everyProblemIsTold() {
    assertEquals(
        List.of("TOO_LONG", "BAD_ADDRESS", "TOO_LONG"),
        codes(set("n".repeat(81)), set("http://example.org"), set("b".repeat(2001))));
  }

  private static InputField<String> set(String value) {
    return new InputField<>(true, value);
  }

  private static List<String> codes(
      InputField<String> name, InputField<String> avatarUrl, InputField<String> bio) {
    return ProfileRules.check(new ProfileChange(name, avatarUrl, bio, InputField.leftOut()))
        .stream()
        .map(Rejection::code)
        .toList();
  }
}
