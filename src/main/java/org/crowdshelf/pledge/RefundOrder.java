package org.crowdshelf.pledge;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * Money that somebody wants to give back.
 *
 * @param key the idempotency key
 * @param amount null for all that is left
 * @param reason told to the backer
 */
public record RefundOrder(String key, UUID pledge, MoneyInput amount, String reason) {

  /** The SHA-256 of the input, by which a reused key with another input is recognised. */
  byte[] hash() {
    JsonArray fields = new JsonArray().add(pledge.toString()).add(reason);
    if (amount != null) {
      fields.add(amount.amountMinor()).add(amount.currency());
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(fields.encode().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
