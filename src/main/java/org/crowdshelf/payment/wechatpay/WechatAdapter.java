package org.crowdshelf.payment.wechatpay;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.CallbackReply;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentNumber;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.shared.language.Language;

/**
 * WeChat Pay, API v3, for merchants with their own contract and for those of a service provider.
 */
final class WechatAdapter implements PaymentAdapter {

  private static final String REFUNDS = "/v3/refund/domestic/refunds";
  private static final long MAXIMUM_FEN = 100_000_000_00L;

  private final Map<String, WechatAccount> accounts;
  private final WechatClient client;
  private final Clock clock;

  /**
   * @param accounts by name
   */
  WechatAdapter(Map<String, WechatAccount> accounts, WechatClient client, Clock clock) {
    this.accounts = Map.copyOf(accounts);
    this.client = client;
    this.clock = clock;
  }

  @Override
  public String title(Language language) {
    return language == Language.EN ? "WeChat Pay" : "微信支付";
  }

  @Override
  public List<MerchantAccount> accounts() {
    return accounts.entrySet().stream()
        .map(
            one ->
                new MerchantAccount(
                    one.getKey(),
                    one.getValue().organisation(),
                    one.getValue().contract().receiver(),
                    one.getValue().contract().mode()))
        .toList();
  }

  @Override
  public String name() {
    return "wechatpay";
  }

  @Override
  public Set<PaymentScene> scenes(String account) {
    return account(account).appIds().keySet();
  }

  @Override
  public Optional<AmountRange> accepts(String currency) {
    return currency.equals("CNY") ? Optional.of(new AmountRange(1, MAXIMUM_FEN)) : Optional.empty();
  }

  @Override
  public Uni<StartedPayment> start(PaymentStart start) {
    WechatAccount account = account(start.account());
    return client
        .post(account, OrderBody.path(account, start), OrderBody.of(account, start))
        .map(
            answer -> {
              if (!answer.succeeded()) {
                throw answer.failure();
              }
              return WechatInstructions.of(account, start, answer.body(), clock.instant());
            });
  }

  @Override
  public Uni<ProviderPayment> query(PaymentNumber payment) {
    WechatAccount account = account(payment.account());
    WechatContract contract = account.contract();
    String target = contract.order(payment.reference()) + contract.orderQuery();
    return client
        .get(account, target)
        .map(
            answer -> {
              if (answer.succeeded()) {
                return WechatTransactions.ofOrder(account, payment.reference(), answer.body());
              }
              if (answer.code().equals("ORDERNOTEXIST")) {
                return ProviderPayment.unpaid(ProviderPayment.State.UNKNOWN);
              }
              throw answer.failure();
            });
  }

  @Override
  public Uni<ProviderPayment> close(PaymentNumber payment) {
    WechatAccount account = account(payment.account());
    WechatContract contract = account.contract();
    return client
        .post(account, contract.order(payment.reference()) + "/close", contract.body())
        .invoke(
            answer -> {
              if (!answer.succeeded()
                  && !answer.code().equals("ORDERPAID")
                  && !answer.code().equals("ORDERCLOSED")
                  && !answer.code().equals("ORDERNOTEXIST")) {
                throw answer.failure();
              }
            })
        .chain(() -> query(payment));
  }

  @Override
  public Uni<ProviderRefund> refund(RefundStart refund) {
    WechatAccount account = account(refund.payment().account());
    return client
        .post(account, REFUNDS, WechatTransactions.refundBody(account, refund))
        .flatMap(
            answer -> {
              if (answer.succeeded()) {
                return Uni.createFrom().item(WechatStates.refund(answer.body()));
              }
              return switch (answer.code()) {
                case "NOTENOUGH", "RESOURCENOTEXISTS" ->
                    Uni.createFrom()
                        .item(ProviderRefund.of(ProviderRefund.State.NOT_NOW, answer.code()));
                case "INVALIDREQUEST" -> queryRefund(refund).map(known -> refused(known, answer));
                default -> Uni.createFrom().failure(answer.failure());
              };
            });
  }

  // The number is in use for something else, or the request cannot be fulfilled at all.
  private static ProviderRefund refused(ProviderRefund known, WechatAnswer answer) {
    return known.state() == ProviderRefund.State.UNKNOWN
        ? ProviderRefund.of(ProviderRefund.State.STUCK, answer.code())
        : known;
  }

  @Override
  public Uni<ProviderRefund> queryRefund(RefundStart refund) {
    WechatAccount account = account(refund.payment().account());
    return client
        .get(account, REFUNDS + "/" + refund.reference() + account.contract().receiverQuery("?"))
        .map(
            answer -> {
              if (answer.succeeded()) {
                return WechatStates.refund(answer.body());
              }
              if (answer.code().equals("RESOURCENOTEXISTS")) {
                return ProviderRefund.of(ProviderRefund.State.UNKNOWN, null);
              }
              throw answer.failure();
            });
  }

  @Override
  public ZoneId billZone() {
    return ZoneId.of("Asia/Shanghai");
  }

  @Override
  public Uni<Optional<Bill>> bill(String account, LocalDate day) {
    return new WechatBills(client).fetch(account(account), day);
  }

  @Override
  public Uni<ProviderEvent> read(Callback message) {
    return Uni.createFrom()
        .item(
            () -> {
              WechatAccount account = accounts.get(message.account());
              if (account == null) {
                throw BadCallback.notAuthentic("unknown account");
              }
              return WechatNotifications.read(account, message, clock.instant());
            });
  }

  @Override
  public CallbackReply reply(boolean taken) {
    return taken
        ? new CallbackReply(200, "application/json", "{\"code\":\"SUCCESS\"}")
        : new CallbackReply(400, "application/json", "{\"code\":\"FAIL\",\"message\":\"refused\"}");
  }

  private WechatAccount account(String name) {
    WechatAccount account = accounts.get(name);
    if (account == null) {
      throw new IllegalArgumentException("WeChat Pay has no account " + name);
    }
    return account;
  }
}
