package org.crowdshelf.payment.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.crowdshelf.payment.port.BadCallback;

/**
 * The endpoint's signing secrets (whsec_…). While a secret is rolled both are valid, so there may
 * be several.
 *
 * @param texts the whole secrets, prefix included: their text is the key, not decoded base64
 */
record WebhookSecrets(List<String> texts) {

  private static final String ALGORITHM = "HmacSHA256";
  private static final long TOLERANCE_SECONDS = 300;
  private static final int MAX_HEADER = 2000;

  WebhookSecrets {
    texts = List.copyOf(texts);
  }

  /**
   * Proves that Stripe signed an event at most five minutes ago. The header may hold several
   * signatures of scheme v1, one a secret; other schemes are ignored.
   *
   * @param header the header Stripe-Signature: {@code t=seconds,v1=hex,…}
   * @param body exactly as it was received
   * @throws BadCallback not authentic
   */
  void prove(String header, String body, Instant now) {
    if (header.length() > MAX_HEADER) {
      throw BadCallback.notAuthentic("signature header too long");
    }
    String time = null;
    List<byte[]> signatures = new ArrayList<>();
    for (String part : header.split(",")) {
      if (part.startsWith("t=")) {
        time = part.substring(2);
      } else if (part.startsWith("v1=")) {
        signatures.add(part.substring(3).getBytes(StandardCharsets.US_ASCII));
      }
    }
    requireRecent(time, now);
    String signed = time + "." + body;
    for (String secret : texts) {
      byte[] expected =
          HexFormat.of().formatHex(hmac(secret, signed)).getBytes(StandardCharsets.US_ASCII);
      for (byte[] signature : signatures) {
        if (MessageDigest.isEqual(expected, signature)) {
          return;
        }
      }
    }
    throw BadCallback.notAuthentic("signature");
  }

  private static void requireRecent(String time, Instant now) {
    try {
      if (time == null || now.getEpochSecond() - Long.parseLong(time) > TOLERANCE_SECONDS) {
        throw BadCallback.notAuthentic("timestamp");
      }
    } catch (NumberFormatException malformed) {
      throw BadCallback.notAuthentic("timestamp");
    }
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
