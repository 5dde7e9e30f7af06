package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.payment.BadCallback;
import org.crowdshelf.payment.Instruction;
import org.crowdshelf.payment.PaymentOrder;
import org.crowdshelf.payment.PaymentProvider;
import org.crowdshelf.payment.PaymentStatus;
import org.crowdshelf.payment.ProviderMessage;
import org.crowdshelf.payment.RefundStatus;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's adapter to the sandbox, written as one to a foreign provider. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
class SandboxProvider implements PaymentProvider {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Set<String> CURRENCIES = Set.of("CNY", "USD", "EUR", "JPY", "HKD", "TWD");

  private final SandboxDesk desk;
  private final SandboxSigning signing;
  private final Clock clock;
  private final String merchant;

  SandboxProvider(
      SandboxDesk desk,
      SandboxSigning signing,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.desk = desk;
    this.signing = signing;
    this.clock = clock;
    this.merchant = merchant;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public boolean accepts(Currency currency) {
    return CURRENCIES.contains(currency.getCurrencyCode());
  }

  @Override
  public Uni<Instruction> start(PaymentOrder order) {
    String page = address() + "/sandbox/pay/" + order.merchantReference();
    return desk.begin(order).replaceWith(new Instruction(page, List.of()));
  }

  @Override
  public Uni<PaymentStatus> query(String merchantReference) {
    return desk.find(merchantReference)
        .map(known -> known == null ? PaymentStatus.UNKNOWN : PaymentStatus.valueOf(known.state()));
  }

  @Override
  public Uni<RefundStatus> refund(
      String merchantReference, String refundReference, long amountMinor) {
    return desk.refund(merchantReference, refundReference)
        .map(state -> state == null ? RefundStatus.FAILED : RefundStatus.valueOf(state));
  }

  @Override
  public ProviderMessage read(Map<String, String> headers, String body) {
    String timestamp = header(headers, "sandbox-timestamp");
    String nonce = header(headers, "sandbox-nonce");
    if (!signing.proves(timestamp, nonce, body, header(headers, "sandbox-signature"))) {
      throw BadCallback.notAuthentic("signature");
    }
    checkTime(timestamp);
    return message(body);
  }

  /**
   * The sandbox's address; read at each call, because tests know their port only after the start.
   */
  static String address() {
    return ConfigProvider.getConfig().getValue("crowdshelf.sandbox.address", String.class);
  }

  private void checkTime(String timestamp) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) > 0) {
        throw BadCallback.notAuthentic("too old");
      }
    } catch (NumberFormatException | java.time.DateTimeException nonsense) {
      throw BadCallback.notAuthentic("timestamp");
    }
  }

  private ProviderMessage message(String body) {
    try {
      JsonObject json = new JsonObject(body);
      if (!merchant.equals(text(json, "merchant"))) {
        throw BadCallback.notAuthentic("merchant");
      }
      boolean payment = text(json, "about").equals("payment");
      String state = text(json, "state");
      return new ProviderMessage(
          text(json, "id"),
          text(json, "reference"),
          amount(json),
          text(json, "currency"),
          payment ? PaymentStatus.valueOf(state) : null,
          payment ? null : RefundStatus.valueOf(state));
    } catch (RuntimeException unreadable) {
      throw unreadable instanceof BadCallback bad ? bad : BadCallback.nonsense("body");
    }
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
