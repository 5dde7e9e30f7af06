package org.crowdshelf.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-10T04:00:00Z");

  @Test
  void takesNamesForOneThatDifferInWidthSpacesOrCaseAlone() {
    assertTrue(AccountRules.sameName("春江（常州）图书馆", "春江(常州) 图书馆"));
    assertTrue(AccountRules.sameName("Room to Read", "ROOM TO READ"));
    assertFalse(AccountRules.sameName("春江图书馆", "春江图书室"));
  }

  @Test
  void holdsAChangedAccountForTwoDays() {
    assertEquals(NOW, AccountRules.usableFrom(true, NOW));
    assertEquals(Instant.parse("2026-03-12T04:00:00Z"), AccountRules.usableFrom(false, NOW));
  }

  @Test
  void opensWhatItSealedInItsOwnRowAlone() {
    PayoutSecrets secrets = new PayoutSecrets(Optional.of(key("a")));
    UUID row = new UUID(1, 2);
    Map<String, String> params = Map.of("account", "6222000012341234", "bank", "工商银行");
    byte[] sealed = secrets.seal(row, params);
    assertEquals(params, secrets.open(row, sealed));
    assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("6222"));
    assertNotEquals(
        Base64.getEncoder().encodeToString(sealed),
        Base64.getEncoder().encodeToString(secrets.seal(row, params)),
        "equal values are not seen to be equal");
    assertThrows(IllegalStateException.class, () -> secrets.open(new UUID(1, 3), sealed));
    assertTrue(secrets.has(row, sealed, params));
    PayoutSecrets others = new PayoutSecrets(Optional.of(key("b")));
    assertThrows(IllegalStateException.class, () -> others.open(row, sealed));
    assertFalse(others.has(row, sealed, params));
  }

  private static String key(String letter) {
    return Base64.getEncoder()
        .encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII));
  }
}
