package org.crowdshelf.shared.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

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
    assertTrue(WebAddress.isPublicHttps(address));
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
        "file:///etc/passwd",
        " https://example.org/",
        "https://example.org/a b",
        "https://example.org/<script>",
        "https://example.org/\n"
      })
  void refusesOtherSchemesAndForms(String address) {
    assertFalse(WebAddress.isPublicHttps(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user@example.org/",
        "https://user:password@example.org/",
        "https://@example.org/",
        "https://example.org@evil.example/",
        "https://example.org:80/",
        "https://example.org:8443/",
        "https://example.org:0/",
        "https://example.org:99999/"
      })
  void refusesCredentialsAndOtherPorts(String address) {
    assertFalse(WebAddress.isPublicHttps(address));
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
        "https://exa_mple.org/",
        "https://1.0.0.127.in-addr.arpa/"
      })
  void refusesNumbersAndNamesThatAreNotPublic(String address) {
    assertFalse(WebAddress.isPublicHttps(address));
  }

  // A name in another script is taken in its ASCII form alone, in which look-alikes can be told.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://图书馆.中国/",
        "https://ex\u0430mple.org/",
        "https://example。org/",
        "https://ⓔxample.org/"
      })
  void refusesNamesThatLookLikeOthers(String address) {
    assertFalse(WebAddress.isPublicHttps(address));
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
    assertFalse(WebAddress.isPublicHttps(address));
  }

  @Test
  void refusesWhatIsTooLongToStore() {
    String start = "https://example.org/";
    assertTrue(WebAddress.isPublicHttps(start + "a".repeat(2000 - start.length())));
    assertFalse(WebAddress.isPublicHttps(start + "a".repeat(2001 - start.length())));
    assertFalse(WebAddress.isPublicHttps("https://" + "a".repeat(64) + ".org/"));
    assertFalse(WebAddress.isPublicHttps("https://" + "a.".repeat(126) + "org/"));
  }
}
