package org.crowdshelf.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  private static boolean isTaken(String address) {
    return WebAddress.normalised(address).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "https://example.org:443/a?b=c#d",
        "HTTPS://Example.ORG/图书馆.jpg",
        "https://images.example.com.cn/cover%20one.jpg",
        "https://xn--fiqs8s.xn--fiqs8s/",
        "https://localhost.example.org/",
        "https://1.example.org/"
      })
  void takesPublicHttpsAddresses(String address) {
    assertTrue(isTaken(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "example.org",
        "//example.org",
        "https:",
        "https://",
        "https:///a",
        "http://example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://example.org",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd"
      })
  void refusesOtherSchemesAndForms(String address) {
    assertFalse(isTaken(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user@example.org/",
        "https://user:password@example.org/",
        "https://example.org@evil.example/",
        "https://example.org:80/",
        "https://example.org:8443/",
        "https://example.org:0/",
        "https://example.org:99999/"
      })
  void refusesCredentialsAndOtherPorts(String address) {
    assertFalse(isTaken(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://8.8.8.8/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://printer.local/",
        "https://a.localhost/",
        "https://db.internal/",
        "https://router.lan/",
        "https://intranet/",
        "https://example.org./",
        "https://.example.org/",
        "https://example..org/",
        "https://-example.org/",
        "https://1.0.0.127.in-addr.arpa/"
      })
  void refusesNumbersAndNamesThatAreNotPublic(String address) {
    assertFalse(isTaken(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.default.svc/",
        "https://a.test/",
        "https://a.invalid/",
        "https://127.0.0.1.nip.io/",
        "https://10-0-0-1.sslip.io/",
        "https://nip.io/",
        "https://localtest.me/",
        "https://a.b.lvh.me/",
        "https://LVH.me/",
        "https://vcap.me:443/"
      })
  void refusesNamesThatResolveToPrivateAddresses(String address) {
    assertFalse(isTaken(address));
  }

  // As browsers parse them.
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '"',
      value = {
        "HTTPS://Example.ORG https://example.org/",
        "\" https://example.org/\t\" https://example.org/",
        "https:\\\\example.org\\a https://example.org/a",
        "https://@example.org/ https://example.org/",
        "https://example.org/a/../b/./c https://example.org/b/c",
        "\"https://example.org/a b\" https://example.org/a%20b",
        "https://example.org/<a>{b} https://example.org/%3Ca%3E%7Bb%7D",
        "https://exa_mple.org/ https://exa_mple.org/",
        "https://example.org/图 https://example.org/%E5%9B%BE",
        "https://图书馆.中国/ https://xn--1jq52s681d.xn--fiqs8s/",
        "https://ex\u0430mple.org/ https://xn--exmple-4nf.org/",
        "https://example。org/ https://example.org/",
        "https://ⓔxample.org/ https://example.org/",
        "https://%65xample.org/ https://example.org/"
      })
  void normalisesAsBrowsersDo(String sent, String stored) {
    assertEquals(Optional.of(stored), WebAddress.normalised(sent));
    assertEquals(Optional.of(stored), WebAddress.normalised(stored));
  }

  // A browser shows | and [ as they are; servers take both forms for the same.
  @Test
  void writesTheBarInItsEscapedForm() {
    assertEquals(
        Optional.of("https://example.org/a%7Cb?c=%7B1|2}"),
        WebAddress.normalised("https://example.org/a|b?c=%7B1|2}"));
  }

  @Test
  void storesWhatIsNotTakenAsItWasSent() {
    assertEquals("http://a", WebAddress.stored("http://a"));
    assertNull(WebAddress.stored(null));
    assertEquals("https://example.org/", WebAddress.stored("https://EXAMPLE.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/\u202egpj.exe",
        "https://example.org/a\u200bb",
        "https://example.org/\ud800",
        "https://example.org/\u0000"
      })
  void refusesCharactersThatHideOrTurnText(String address) {
    assertFalse(isTaken(address));
  }

  @Test
  void refusesWhatIsTooLongToStore() {
    String start = "https://example.org/";
    assertTrue(isTaken(start + "a".repeat(2000 - start.length())));
    assertFalse(isTaken(start + "a".repeat(2001 - start.length())));
    assertFalse(isTaken("https://" + "a".repeat(64) + ".org/"));
    assertFalse(isTaken("https://" + "a.".repeat(126) + "org/"));
  }
}
