package org.crowdshelf.shared.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  private static final String LIST = "Query.projects:NEWEST";
  private static final String PLACE = "2015-04-09T00:00:00Z/019aab00-0000-7000-8000-000000000001";

  private final Cursors cursors = new Cursors(keyOf('a'));
  private final String cursor = cursors.seal(LIST, PLACE);

  @Test
  void opensWhatItSealed() {
    assertEquals(Optional.of(PLACE), cursors.open(LIST, cursor));
    assertEquals(Optional.of("第一"), cursors.open(LIST, cursors.seal(LIST, "第一")));
  }

  @Test
  void everyReplicaWithTheKeyOpensIt() {
    assertEquals(Optional.of(PLACE), new Cursors(keyOf('a')).open(LIST, cursor));
  }

  @Test
  void equalPlacesHaveEqualCursorsAndOthersDoNot() {
    assertEquals(cursor, cursors.seal(LIST, PLACE));
    assertNotEquals(cursor, cursors.seal(LIST, PLACE + "0"));
    assertNotEquals(cursor, cursors.seal(LIST + "0", PLACE));
  }

  @Test
  void isNoCursorOfAnotherListOrOrder() {
    assertTrue(cursors.open("Query.projects:ENDING_SOON", cursor).isEmpty());
    assertTrue(cursors.open("Account.projects", cursor).isEmpty());
  }

  @Test
  void isNoCursorOfAnotherKey() {
    assertTrue(new Cursors(keyOf('b')).open(LIST, cursor).isEmpty());
  }

  @Test
  void noByteOfItCanBeChanged() {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    for (int i = 0; i < bytes.length; i++) {
      byte[] forged = bytes.clone();
      forged[i] ^= 1;
      assertTrue(cursors.open(LIST, base64(forged)).isEmpty(), "byte " + i);
    }
  }

  @Test
  void noneOfItCanBeLeftOutOrAdded() {
    for (int length = 0; length < cursor.length(); length++) {
      assertTrue(cursors.open(LIST, cursor.substring(0, length)).isEmpty(), "length " + length);
    }
    assertTrue(cursors.open(LIST, cursor + "AAAA").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "0", "MjAxNS0wNC0wOQ==", "'; drop table projects; --", "\u0000", "图书"})
  void refusesWhatWasMadeUp(String forged) {
    assertTrue(cursors.open(LIST, forged).isEmpty());
    assertTrue(cursors.open(LIST, base64(PLACE.getBytes(StandardCharsets.UTF_8))).isEmpty());
    assertTrue(cursors.open(LIST, "A".repeat(1_000_000)).isEmpty());
  }

  @Test
  void nobodyReadsThePlaceFromIt() {
    String bytes = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
    for (int i = 0; i + 4 <= PLACE.length(); i++) {
      assertFalse(bytes.contains(PLACE.substring(i, i + 4)));
    }
  }

  @Test
  void fitsAnAddress() {
    assertTrue(cursor.matches("[A-Za-z0-9_-]{1,500}"), cursor);
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(strings = {"c2hvcnQ=", "not base64!"})
  void refusesAKeyOfAnotherLengthWithoutTellingIt(String key) {
    String told = assertThrows(RuntimeException.class, () -> new Cursors(key)).getMessage();
    assertTrue(told.contains("crowdshelf.cursor-key"), told);
    assertFalse(!key.isEmpty() && told.contains(key));
  }

  private static String keyOf(char letter) {
    return Base64.getEncoder()
        .encodeToString(Character.toString(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
