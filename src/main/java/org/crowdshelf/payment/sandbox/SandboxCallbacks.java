package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Verifies and reads the sandbox's messages. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
class SandboxCallbacks {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final SandboxSigning signing;
  private final Clock clock;
  private final String merchant;

  SandboxCallbacks(
      SandboxSigning signing,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.signing = signing;
    this.clock = clock;
    this.merchant = merchant;
  }

  /**
   * Reads a message, if it was signed for this merchant within the last five minutes.
   *
   * @throws BadCallback where it was not, or where it cannot be read
   */
  ProviderEvent read(Callback message) {
    Map<String, String> headers = message.headers();
    String timestamp = header(headers, "sandbox-timestamp");
    String nonce = header(headers, "sandbox-nonce");
    if (!signing.proves(timestamp, nonce, message.body(), header(headers, "sandbox-signature"))) {
      throw BadCallback.notAuthentic("signature");
    }
    checkTime(timestamp);
    return event(message.body());
  }

  private void checkTime(String timestamp) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) > 0) {
        throw BadCallback.notAuthentic("too old");
      }
    } catch (NumberFormatException | DateTimeException nonsense) {
      throw BadCallback.notAuthentic("timestamp");
    }
  }

  private ProviderEvent event(String body) {
    try {
      JsonObject json = new JsonObject(body);
      if (!merchant.equals(text(json, "merchant"))) {
        throw BadCallback.notAuthentic("merchant");
      }
      return event(json);
    } catch (RuntimeException unreadable) {
      throw unreadable instanceof BadCallback bad ? bad : BadCallback.nonsense("body");
    }
  }

  private static ProviderEvent event(JsonObject json) {
    String id = text(json, "id");
    String reference = text(json, "reference");
    long amount = amount(json);
    String currency = text(json, "currency");
    String state = text(json, "state");
    return switch (text(json, "about")) {
      case "payment" -> {
        ProviderPayment.State told = ProviderPayment.State.valueOf(state);
        yield new ProviderEvent.PaymentChanged(
            id,
            reference,
            told == ProviderPayment.State.SUCCEEDED
                ? SandboxProvider.paid(reference, amount, currency, null)
                : ProviderPayment.unpaid(told));
      }
      case "refund" ->
          new ProviderEvent.RefundChanged(
              id,
              reference,
              null,
              text(json, "refundReference"),
              amount,
              currency,
              ProviderRefund.of(ProviderRefund.State.valueOf(state), null));
      case "dispute" -> new ProviderEvent.Disputed(id, reference, id, amount, currency, true);
      default -> throw BadCallback.nonsense("about");
    };
  }

  // getString() would turn an array or a number into a text.
  private static String text(JsonObject json, String name) {
    return (String) json.getValue(name);
  }

  // getLong() would cut a fraction off.
  private static long amount(JsonObject json) {
    Number amount = json.getNumber("amountMinor");
    if (amount instanceof Integer || amount instanceof Long) {
      return amount.longValue();
    }
    throw BadCallback.nonsense("amountMinor");
  }

  private static String header(Map<String, String> headers, String name) {
    return headers.getOrDefault(name, "");
  }
}
