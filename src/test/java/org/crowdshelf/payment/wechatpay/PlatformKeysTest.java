package org.crowdshelf.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.BadCallback;
import org.junit.jupiter.api.Test;

/** Only what WeChat Pay signed within five minutes is believed. */
class PlatformKeysTest {

  private static final Instant NOW = Instant.ofEpochSecond(1722850430);

  @Test
  void verifiesPublishedAnswersAndRefusesEachChange() {
    for (JsonNode one : Vectors.json("wechat-verification.json").get("cases")) {
      String serial = one.path("serial").asText("PUB_KEY_ID_1");
      PlatformKeys keys =
          new PlatformKeys(Map.of(serial, Vectors.publicKey(one.get("publicKey").asText())));
      Map<String, String> headers =
          Map.of(
              "wechatpay-serial", serial,
              "wechatpay-timestamp", one.get("timestamp").asText(),
              "wechatpay-nonce", one.get("nonce").asText(),
              "wechatpay-signature", one.get("signature").asText());
      Instant now = Instant.ofEpochSecond(one.get("timestamp").asLong() + 9);
      String body = one.get("body").asText();
      if (one.get("verifies").asBoolean()) {
        assertDoesNotThrow(() -> keys.prove(headers, body, now), one.get("name").asText());
      } else {
        assertThrows(
            BadCallback.class, () -> keys.prove(headers, body, now), one.get("name").asText());
      }
    }
  }

  @Test
  void believesOnlyAuthenticNotifications() {
    JsonNode vectors = Vectors.json("wechat-notifications.json");
    Map<String, PublicKey> bySerial = new HashMap<>();
    vectors
        .get("keys")
        .fields()
        .forEachRemaining(
            key -> bySerial.put(key.getKey(), Vectors.publicKey(key.getValue().asText())));
    PlatformKeys keys = new PlatformKeys(bySerial);
    for (JsonNode one : vectors.get("cases")) {
      Map<String, String> headers = Vectors.headers(one.get("headers"));
      Instant now = Instant.ofEpochSecond(one.get("receivedAt").asLong());
      String body = one.get("body").asText();
      if (one.get("authentic").asBoolean()) {
        assertDoesNotThrow(() -> keys.prove(headers, body, now), one.get("name").asText());
      } else {
        BadCallback refused =
            assertThrows(
                BadCallback.class, () -> keys.prove(headers, body, now), one.get("name").asText());
        assertFalse(refused.authentic(), one.get("name").asText());
      }
    }
  }

  @Test
  void refusesMessagesWithoutHeadersAndOddTimestamps() {
    PlatformKeys keys =
        new PlatformKeys(Map.of("1", Vectors.publicKey("keys/own-platform.public.pem")));
    assertEquals(
        "unknown serial",
        assertThrows(BadCallback.class, () -> keys.prove(Map.of(), "{}", NOW)).getMessage());
    for (String timestamp :
        List.of("", "now", "1e9", "9223372036854775807", "-1", "1722850430.5")) {
      Map<String, String> headers =
          Map.of("wechatpay-serial", "1", "wechatpay-timestamp", timestamp);
      assertThrows(BadCallback.class, () -> keys.prove(headers, "{}", NOW), timestamp);
    }
  }
}
