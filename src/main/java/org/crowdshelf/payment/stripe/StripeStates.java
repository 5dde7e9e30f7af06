package org.crowdshelf.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;

/** Reads the states of Stripe's objects, in answers and in events. */
final class StripeStates {

  private StripeStates() {}

  /**
   * A Checkout Session. Only complete and paid is paid: complete and unpaid is a delayed method,
   * which a later event decides.
   *
   * @param now the time of payment where the session does not carry its charge
   * @throws IllegalArgumentException if it is paid and its amount is malformed
   */
  static ProviderPayment session(JsonNode session, Instant now) {
    String status = session.path("status").asText("");
    if (status.equals("complete") && session.path("payment_status").asText("").equals("paid")) {
      return paid(session, now);
    }
    return ProviderPayment.unpaid(
        status.equals("expired") ? ProviderPayment.State.CLOSED : ProviderPayment.State.PENDING);
  }

  private static ProviderPayment paid(JsonNode session, Instant now) {
    JsonNode intent = session.path("payment_intent");
    JsonNode charge = intent.path("latest_charge");
    JsonNode fee = charge.path("balance_transaction").path("fee");
    String currency = currency(session);
    return new ProviderPayment(
        ProviderPayment.State.SUCCEEDED,
        StripeAmounts.toMinor(currency, amount(session.path("amount_total"))),
        currency,
        intent.isTextual() ? intent.asText() : intent.path("id").asText(),
        null,
        charge.path("created").isIntegralNumber()
            ? Instant.ofEpochSecond(charge.path("created").asLong())
            : now,
        fee.isIntegralNumber() ? fee.asLong() : null);
  }

  /**
   * A refund. It can fail weeks after it succeeded, e.g. because the card is closed; the money is
   * then on our balance again, and a person has to act.
   */
  static ProviderRefund refund(JsonNode refund) {
    String status = refund.path("status").asText("");
    return switch (status) {
      case "succeeded" -> told(refund, ProviderRefund.State.SUCCEEDED, null);
      case "failed" ->
          told(refund, ProviderRefund.State.STUCK, refund.path("failure_reason").asText("failed"));
      case "canceled" -> told(refund, ProviderRefund.State.CLOSED, "canceled");
      default -> told(refund, ProviderRefund.State.PENDING, null);
    };
  }

  private static ProviderRefund told(JsonNode refund, ProviderRefund.State state, String reason) {
    return new ProviderRefund(state, refund.path("id").asText(), null, reason);
  }

  /** The currency of an object, upper case. */
  static String currency(JsonNode object) {
    return object.path("currency").asText("").toUpperCase(Locale.ROOT);
  }

  /**
   * An amount in Stripe's units.
   *
   * @throws IllegalArgumentException if it is not a whole number
   */
  static long amount(JsonNode amount) {
    if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
      throw new IllegalArgumentException("an amount is not a whole number");
    }
    return amount.asLong();
  }
}
