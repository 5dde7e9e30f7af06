package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Given;
import org.junit.jupiter.api.Test;

class ProfileRulesTest {

  @Test
  void takesAProfileThatSaysNothing() {
    assertEquals(List.of(), codes(Given.leftOut(), Given.leftOut(), Given.leftOut()));
  }

  @Test
  void pictureAndBioMayBeCleared() {
    assertEquals(List.of(), codes(Given.leftOut(), set(null), set(null)));
    assertEquals(List.of(), codes(Given.leftOut(), Given.leftOut(), set("")));
  }

  @Test
  void aNameIsNeverTakenAway() {
    assertEquals(List.of("BLANK"), codes(set(null), Given.leftOut(), Given.leftOut()));
    assertEquals(List.of("BLANK"), codes(set("　"), Given.leftOut(), Given.leftOut()));
  }

  @Test
  void everyProblemIsTold() {
    assertEquals(
        List.of("TOO_LONG", "BAD_ADDRESS", "TOO_LONG"),
        codes(set("n".repeat(81)), set("http://example.org"), set("b".repeat(2001))));
  }

  private static Given<String> set(String value) {
    return new Given<>(true, value);
  }

  private static List<String> codes(
      Given<String> name, Given<String> avatarUrl, Given<String> bio) {
    return ProfileRules.check(new ProfileChange(name, avatarUrl, bio, Given.leftOut())).stream()
        .map(Rejection::code)
        .toList();
  }
}
