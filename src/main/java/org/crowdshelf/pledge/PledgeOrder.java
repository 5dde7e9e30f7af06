package org.crowdshelf.pledge;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * A backer's order; a field is null if they left it out.
 *
 * @param key the idempotency key: one for each pledge that the backer means to make
 * @param provider the payment provider of inputs without a choice; a part of what a key is compared
 *     by
 * @param payment how it is to be paid; no part of what a key is compared by
 * @param source where the backer came from; no part of what a key is compared by
 * @param sponsorConsent version of the text by which the backer agrees that the sponsor who sends
 *     the reward sees the address; no part of what a key is compared by
 */
public record PledgeOrder(
    String key,
    UUID project,
    UUID reward,
    int quantity,
    MoneyInput amount,
    boolean anonymous,
    UUID onBehalfOf,
    String message,
    DeliveryAddress address,
    String provider,
    PaymentChoice payment,
    String source,
    String sponsorConsent) {

  /** The path of a field of the choice in the input. */
  String[] paymentPath() {
    return payment.scene() == null ? new String[0] : new String[] {"payment"};
  }

  /** The SHA-256 of the input, by which a reused key with another input is recognised. */
  byte[] hash() {
    JsonArray fields =
        new JsonArray()
            .add(project.toString())
            .add(String.valueOf(reward))
            .add(quantity)
            .add(amount.amountMinor())
            .add(amount.currency())
            .add(anonymous)
            .add(String.valueOf(onBehalfOf))
            .add(message)
            .add(provider);
    if (address != null) {
      fields
          .add(address.recipient())
          .add(address.phone())
          .add(address.region())
          .add(address.street())
          .add(address.postalCode());
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(fields.encode().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
