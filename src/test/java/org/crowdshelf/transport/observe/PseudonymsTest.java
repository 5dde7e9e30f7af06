package org.crowdshelf.transport.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.crowdshelf.transport.start.StartRules;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  private static final UUID ACCOUNT = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final String OTHER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final Pseudonyms pseudonyms = new Pseudonyms(StartRules.DEVELOPMENT_CURSOR_KEY);

  @Test
  void isTheSameOnEveryReplica() {
    assertEquals(
        pseudonyms.of(ACCOUNT), new Pseudonyms(StartRules.DEVELOPMENT_CURSOR_KEY).of(ACCOUNT));
    assertTrue(pseudonyms.of(ACCOUNT).matches("[0-9a-f]{16}"));
  }

  @Test
  void differsByAccountAndByKey() {
    assertNotEquals(pseudonyms.of(ACCOUNT), pseudonyms.of(new UUID(0, 1)));
    assertNotEquals(pseudonyms.of(ACCOUNT), new Pseudonyms(OTHER_KEY).of(ACCOUNT));
  }
}
