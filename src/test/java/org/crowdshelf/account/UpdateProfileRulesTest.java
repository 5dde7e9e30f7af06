package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.junit.jupiter.api.Test;

class UpdateProfileRulesTest {

  private static final FieldValues<Account> NOTHING = FieldValues.none();

  @Test
  void acceptsAnUpdateWithoutFields() {
    assertEquals(List.of(), codes(NOTHING));
  }

  @Test
  void acceptsThatPictureAndBioAreCleared() {
    assertEquals(
        List.of(), codes(NOTHING.with(ProfileField.AVATAR_URL, null).with(ProfileField.BIO, null)));
    assertEquals(List.of(), codes(NOTHING.with(ProfileField.BIO, "")));
  }

  @Test
  void refusesToClearTheName() {
    assertEquals(List.of("BLANK"), codes(NOTHING.with(ProfileField.NAME, null)));
    assertEquals(List.of("BLANK"), codes(NOTHING.with(ProfileField.NAME, "　")));
  }

  @Test
  void reportsEveryProblem() {
    assertEquals(
        List.of("TOO_LONG", "BAD_ADDRESS", "TOO_LONG"),
        codes(
            NOTHING
                .with(ProfileField.NAME, "n".repeat(81))
                .with(ProfileField.AVATAR_URL, "http://example.org")
                .with(ProfileField.BIO, "b".repeat(2001))));
  }

  private static List<String> codes(FieldValues<Account> sent) {
    return UpdateProfile.check(sent).stream().map(Rejection::code).toList();
  }
}
