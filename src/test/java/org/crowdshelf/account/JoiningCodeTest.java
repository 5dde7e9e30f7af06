package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoiningCodeTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void isReadAsPeopleTypeIt() {
    JoiningCode code = JoiningCode.random(random);
    String value = code.value();
    for (String typed :
        new String[] {
          value,
          value.toLowerCase(),
          " " + value + "\n",
          value.substring(0, 13) + "-" + value.substring(13)
        }) {
      assertArrayEquals(code.hash(), JoiningCode.parse(typed).orElseThrow().hash(), typed);
    }
  }

  @Test
  void isAnotherEachTimeAndShownInNoLog() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      JoiningCode code = JoiningCode.random(random);
      assertTrue(code.value().matches("[0-9A-HJKMNP-TV-Z]{26}"), code.value());
      assertFalse(code.toString().contains(code.value()));
      seen.add(code.value());
    }
    assertEquals(1000, seen.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "0000000000000000000000000",
        "000000000000000000000000000",
        "I0000000000000000000000000",
        "ſ0000000000000000000000000",
        "\u00000000000000000000000000",
        "٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠"
      })
  void isNotAnythingElse(String typed) {
    assertTrue(JoiningCode.parse(typed).isEmpty());
  }

  @Test
  void isNotReadWhereItIsTooLong() {
    assertTrue(JoiningCode.parse(" ".repeat(1_000_000) + "0".repeat(26)).isEmpty());
    assertTrue(JoiningCode.parse(null).isEmpty());
  }
}
