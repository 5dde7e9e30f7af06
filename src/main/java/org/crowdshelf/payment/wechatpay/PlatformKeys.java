package org.crowdshelf.payment.wechatpay;

import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Sha256Rsa;

/**
 * WeChat Pay's public keys, by the serial that a message names: key ids (PUB_KEY_ID_…) and serials
 * of platform certificates. While a merchant changes from one to the other, both sign messages.
 */
record PlatformKeys(Map<String, PublicKey> bySerial) {

  /** Older messages are refused, so that a recorded one cannot be sent again. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  PlatformKeys {
    bySerial = Map.copyOf(bySerial);
  }

  /**
   * Proves that WeChat Pay signed an answer or a notification.
   *
   * @param headers by lower-case name
   * @param body exactly as it was received; empty for a 204
   * @throws BadCallback not authentic: no or another signature, an unknown serial, or a timestamp
   *     five minutes off or more. WeChat Pay sends such messages itself now and then
   *     (WECHATPAY/SIGNTEST/…), and expects them to be refused.
   */
  void prove(Map<String, String> headers, String body, Instant now) {
    PublicKey key = bySerial.get(headers.getOrDefault("wechatpay-serial", ""));
    if (key == null) {
      throw BadCallback.notAuthentic("unknown serial");
    }
    String timestamp = headers.getOrDefault("wechatpay-timestamp", "");
    requireRecent(timestamp, now);
    String nonce = headers.getOrDefault("wechatpay-nonce", "");
    String message = timestamp + "\n" + nonce + "\n" + body + "\n";
    String signature = headers.getOrDefault("wechatpay-signature", "");
    if (!Sha256Rsa.verifies(key, message, signature)) {
      throw BadCallback.notAuthentic("signature");
    }
  }

  private static void requireRecent(String timestamp, Instant now) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (Duration.between(sent, now).abs().compareTo(WINDOW) >= 0) {
        throw BadCallback.notAuthentic("timestamp too far from now");
      }
    } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
      throw BadCallback.notAuthentic("timestamp");
    }
  }
}
