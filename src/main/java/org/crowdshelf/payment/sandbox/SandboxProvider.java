package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.CallbackReply;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentInstructionKind;
import org.crowdshelf.payment.port.PaymentNumber;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.shared.language.Language;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's adapter to the sandbox, written as one to a foreign provider. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
class SandboxProvider implements PaymentAdapter {

  private static final Set<String> CURRENCIES = Set.of("CNY", "USD", "EUR", "JPY", "HKD", "TWD");
  private static final AmountRange RANGE = new AmountRange(1, 100_000_000_00L);

  private final SandboxDesk desk;
  private final SandboxRefunds refunds;
  private final SandboxBill bill;
  private final SandboxCallbacks callbacks;
  private final String merchant;

  SandboxProvider(
      SandboxDesk desk,
      SandboxRefunds refunds,
      SandboxBill bill,
      SandboxCallbacks callbacks,
      @ConfigProperty(name = "crowdshelf.sandbox.merchant") String merchant) {
    this.desk = desk;
    this.refunds = refunds;
    this.bill = bill;
    this.callbacks = callbacks;
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

  static ProviderPayment paid(String reference, long amountMinor, String currency, Instant at) {
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
    return Uni.createFrom().item(() -> callbacks.read(message));
  }

  /**
   * The sandbox's address; read at each call, because tests know their port only after the start.
   */
  static String address() {
    return ConfigProvider.getConfig().getValue("crowdshelf.sandbox.address", String.class);
  }
}
