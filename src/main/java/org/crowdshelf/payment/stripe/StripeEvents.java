package org.crowdshelf.payment.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderPayment;

/** Proves and reads events. */
final class StripeEvents {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_ID = 255;

  private StripeEvents() {}

  /**
   * The event of a message.
   *
   * @throws BadCallback not authentic, of the other mode (test or live), or malformed
   */
  static ProviderEvent read(StripeAccount account, Callback message, Instant now) {
    String signature = message.headers().getOrDefault("stripe-signature", "");
    account.secrets().prove(signature, message.body(), now);
    JsonNode event = json(message.body());
    if (event.path("livemode").asBoolean() != account.live()) {
      throw BadCallback.notAuthentic("test and live events are mixed");
    }
    String id = id(event.path("id"));
    JsonNode object = event.path("data").path("object");
    try {
      return switch (event.path("type").asText("")) {
        case "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.expired" ->
            payment(id, object, StripeStates.session(object, now));
        case "checkout.session.async_payment_failed" ->
            payment(id, object, ProviderPayment.unpaid(ProviderPayment.State.FAILED));
        case "refund.updated", "refund.failed" -> refund(id, object);
        case "charge.dispute.funds_withdrawn" -> dispute(id, object, true);
        case "charge.dispute.funds_reinstated" -> dispute(id, object, false);
        default -> new ProviderEvent.Irrelevant(id);
      };
    } catch (IllegalArgumentException malformed) {
      throw BadCallback.nonsense(malformed.getMessage());
    }
  }

  private static ProviderEvent payment(String id, JsonNode session, ProviderPayment payment) {
    JsonNode reference = session.path("client_reference_id");
    // A session that somebody made in Stripe's dashboard has no reference of ours.
    return reference.isTextual()
        ? new ProviderEvent.PaymentChanged(id, id(reference), payment)
        : new ProviderEvent.Irrelevant(id);
  }

  private static ProviderEvent refund(String id, JsonNode refund) {
    String currency = StripeStates.currency(refund);
    JsonNode reference = refund.path("metadata").path("refund_reference");
    return new ProviderEvent.RefundChanged(
        id,
        null,
        id(refund.path("payment_intent")),
        id(reference.isTextual() ? reference : refund.path("id")),
        StripeAmounts.toMinor(currency, StripeStates.amount(refund.path("amount"))),
        currency,
        StripeStates.refund(refund));
  }

  private static ProviderEvent dispute(String id, JsonNode dispute, boolean taken) {
    String currency = StripeStates.currency(dispute);
    return new ProviderEvent.Disputed(
        id,
        id(dispute.path("payment_intent")),
        id(dispute.path("id")),
        StripeAmounts.toMinor(currency, StripeStates.amount(dispute.path("amount"))),
        currency,
        taken);
  }

  private static JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException malformed) {
      // Answered like any other text that is not a JSON object.
    }
    throw BadCallback.nonsense("not a JSON object");
  }

  private static String id(JsonNode id) {
    if (!id.isTextual()
        || id.asText().isBlank()
        || id.asText().length() > LONGEST_ID
        || id.asText().indexOf('\0') >= 0) {
      throw BadCallback.nonsense("id");
    }
    return id.asText();
  }
}
