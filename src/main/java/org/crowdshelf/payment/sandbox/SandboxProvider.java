package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.BadCallback;
import org.crowdshelf.payment.Bill;
import org.crowdshelf.payment.Callback;
import org.crowdshelf.payment.CallbackReply;
import org.crowdshelf.payment.MerchantAccount;
import org.crowdshelf.payment.PaymentAdapter;
import org.crowdshelf.payment.PaymentInstructionKind;
import org.crowdshelf.payment.PaymentNumber;
import org.crowdshelf.payment.PaymentScene;
import org.crowdshelf.payment.PaymentStart;
import org.crowdshelf.payment.ProviderEvent;
import org.crowdshelf.payment.ProviderPayment;
import org.crowdshelf.payment.ProviderRefund;
import org.crowdshelf.payment.RefundStart;
import org.crowdshelf.payment.StartedPayment;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's adapter to the sandbox, written as one to a foreign provider. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
class SandboxProvider implements PaymentAdapter {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Set<String> CURRENCIES = Set.of("CNY", "USD", "EUR", "JPY", "HKD", "TWD");
  private static final AmountRange RANGE = new AmountRange(1, 100_000_000_00L);

  private final SandboxDesk desk;
  private final SandboxRefunds refunds;
  private final SandboxBill bill;
  private final SandboxSigning signing;
  private final Clock clock;
  private final String merchant;

  SandboxProvider(
      SandboxDesk desk,
      SandboxRefunds refunds,
      SandboxBill bill,
      SandboxSigning signing,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.desk = desk;
    this.refunds = refunds;
    this.bill = bill;
    this.signing = signing;
    this.clock = clock;
    this.merchant = merchant;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String title(Language language) {
    return language == Language.EN ? "Test payment" : "测试支付";
  }

  @Override
  public List<MerchantAccount> accounts() {
    return List.of(MerchantAccount.site(merchant));
  }

  @Override
  public Set<PaymentScene> scenes(String account) {
    return Set.of(PaymentScene.SANDBOX_PAGE);
  }

  @Override
  public Optional<AmountRange> accepts(String currency) {
    return CURRENCIES.contains(currency) ? Optional.of(RANGE) : Optional.empty();
  }

  @Override
  public Uni<StartedPayment> start(PaymentStart start) {
    String page = address() + "/sandbox/pay/" + start.reference();
    return desk.begin(start)
        .replaceWith(
            new StartedPayment(
                PaymentInstructionKind.REDIRECT, page, Map.of(), start.expiresAt(), null));
  }

  @Override
  public Uni<ProviderPayment> query(PaymentNumber payment) {
    return desk.find(payment.reference()).map(SandboxProvider::told);
  }

  @Override
  public Uni<ProviderPayment> close(PaymentNumber payment) {
    return desk.close(payment.reference()).chain(() -> query(payment));
  }

  private static ProviderPayment told(SandboxPayment payment) {
    if (payment == null) {
      return ProviderPayment.unpaid(ProviderPayment.State.UNKNOWN);
    }
    ProviderPayment.State state = ProviderPayment.State.valueOf(payment.state());
    return state == ProviderPayment.State.SUCCEEDED
        ? paid(payment.reference(), payment.capturedMinor(), payment.currency(), payment.paidAt())
        : ProviderPayment.unpaid(state);
  }

  private static ProviderPayment paid(
      String reference, long amountMinor, String currency, Instant at) {
    return new ProviderPayment(
        ProviderPayment.State.SUCCEEDED,
        amountMinor,
        currency,
        // The sandbox numbers its payments as the merchant does.
        reference,
        null,
        at,
        null);
  }

  @Override
  public Uni<ProviderRefund> refund(RefundStart refund) {
    return refunds.refund(refund.payment().reference(), refund.reference(), refund.amountMinor());
  }

  @Override
  public Uni<ProviderRefund> queryRefund(RefundStart refund) {
    return refunds.find(refund.reference());
  }

  @Override
  public ZoneId billZone() {
    return SandboxBill.ZONE;
  }

  @Override
  public Uni<Optional<Bill>> bill(String account, LocalDate day) {
    return bill.of(day);
  }

  @Override
  public CallbackReply reply(boolean taken) {
    return new CallbackReply(taken ? 200 : 400, "text/plain", "");
  }

  @Override
  public Uni<ProviderEvent> read(Callback message) {
    return Uni.createFrom().item(() -> event(message));
  }

  private ProviderEvent event(Callback message) {
    Map<String, String> headers = message.headers();
    String timestamp = header(headers, "sandbox-timestamp");
    String nonce = header(headers, "sandbox-nonce");
    if (!signing.proves(timestamp, nonce, message.body(), header(headers, "sandbox-signature"))) {
      throw BadCallback.notAuthentic("signature");
    }
    checkTime(timestamp);
    return event(message.body());
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
                ? paid(reference, amount, currency, null)
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
