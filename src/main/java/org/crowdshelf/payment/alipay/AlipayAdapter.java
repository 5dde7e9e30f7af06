package org.crowdshelf.payment.alipay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
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
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.shared.language.Language;

/**
 * Alipay in public-key mode. A payment is a signed link that the payer opens: the trade exists from
 * then on, so the link's end is the only thing that keeps an unopened one from being paid.
 */
final class AlipayAdapter implements PaymentAdapter {

  private static final Set<PaymentScene> SCENES =
      Set.of(PaymentScene.ALIPAY_WAP, PaymentScene.ALIPAY_PAGE, PaymentScene.ALIPAY_APP);
  private static final long MAXIMUM_FEN = 100_000_000_00L;

  private final Map<String, AlipayAccount> accounts;
  private final AlipayClient client;
  private final AlipayRefunds refunds;

  /**
   * @param accounts by name
   */
  AlipayAdapter(Map<String, AlipayAccount> accounts, AlipayClient client) {
    this.accounts = Map.copyOf(accounts);
    this.client = client;
    this.refunds = new AlipayRefunds(client);
  }

  @Override
  public String title(Language language) {
    return language == Language.EN ? "Alipay" : "支付宝";
  }

  @Override
  public List<MerchantAccount> accounts() {
    return accounts.entrySet().stream()
        .map(
            one ->
                new MerchantAccount(
                    one.getKey(),
                    one.getValue().organisation(),
                    one.getValue().sellerId(),
                    MerchantAccount.Mode.DIRECT))
        .toList();
  }

  @Override
  public String name() {
    return "alipay";
  }

  @Override
  public Set<PaymentScene> scenes(String account) {
    account(account);
    return SCENES;
  }

  @Override
  public Optional<AmountRange> accepts(String currency) {
    return currency.equals("CNY") ? Optional.of(new AmountRange(1, MAXIMUM_FEN)) : Optional.empty();
  }

  @Override
  public Uni<StartedPayment> start(PaymentStart start) {
    return Uni.createFrom().item(() -> PayLink.of(client, account(start.account()), start));
  }

  @Override
  public Uni<ProviderPayment> query(PaymentNumber payment) {
    return client
        .call(account(payment.account()), "alipay.trade.query", trade(payment))
        .map(
            answer -> {
              if (answer.succeeded()) {
                return payment(payment, answer);
              }
              if (answer.subCode().equals(AlipayAnswer.NO_SUCH_TRADE)) {
                return ProviderPayment.unpaid(ProviderPayment.State.UNKNOWN);
              }
              throw answer.failure();
            });
  }

  private static ProviderPayment payment(PaymentNumber payment, AlipayAnswer answer) {
    if (!answer.text("out_trade_no").equals(payment.reference())) {
      throw new ProviderFailure(
          ProviderFailure.Kind.NOT_AUTHENTIC, "an answer about another trade");
    }
    try {
      return AlipayStates.payment(answer::text, "send_pay_date");
    } catch (IllegalArgumentException malformed) {
      throw new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, malformed.getMessage());
    }
  }

  @Override
  public Uni<ProviderPayment> close(PaymentNumber payment) {
    return client
        .call(account(payment.account()), "alipay.trade.close", trade(payment))
        .invoke(
            answer -> {
              boolean settled =
                  answer.succeeded()
                      || answer.subCode().equals(AlipayAnswer.NO_SUCH_TRADE)
                      || answer.subCode().equals("ACQ.TRADE_STATUS_ERROR")
                      || answer.subCode().equals("ACQ.REASON_TRADE_STATUS_INVALID");
              if (!settled) {
                throw answer.failure();
              }
            })
        .chain(() -> query(payment));
  }

  private static ObjectNode trade(PaymentNumber payment) {
    return JsonNodeFactory.instance.objectNode().put("out_trade_no", payment.reference());
  }

  @Override
  public Uni<ProviderRefund> refund(RefundStart refund) {
    return refunds.make(account(refund.payment().account()), refund);
  }

  @Override
  public Uni<ProviderRefund> queryRefund(RefundStart refund) {
    return refunds.query(account(refund.payment().account()), refund);
  }

  @Override
  public ZoneId billZone() {
    return ZoneId.of("Asia/Shanghai");
  }

  @Override
  public Uni<Optional<Bill>> bill(String account, LocalDate day) {
    ObjectNode content =
        JsonNodeFactory.instance
            .objectNode()
            .put("bill_type", "trade")
            .put("bill_date", day.toString());
    return client
        .call(account(account), "alipay.data.dataservice.bill.downloadurl.query", content)
        .flatMap(
            answer -> {
              if (answer.succeeded()) {
                return client
                    .download(URI.create(answer.text("bill_download_url")))
                    .map(AlipayAdapter::bill);
              }
              return answer.subCode().equals("isp.bill_not_exist")
                  ? Uni.createFrom().item(Optional.<Bill>empty())
                  : Uni.createFrom().failure(answer.failure());
            });
  }

  private static Optional<Bill> bill(byte[] zip) {
    try {
      return Optional.of(AlipayBill.read(zip));
    } catch (IllegalArgumentException malformed) {
      throw new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, malformed.getMessage());
    }
  }

  @Override
  public Uni<ProviderEvent> read(Callback message) {
    return Uni.createFrom()
        .item(
            () -> {
              AlipayAccount account = accounts.get(message.account());
              if (account == null) {
                throw BadCallback.notAuthentic("unknown account");
              }
              return AlipayNotifications.read(account, message);
            });
  }

  @Override
  public CallbackReply reply(boolean taken) {
    // Alipay repeats a message until the answer is exactly this text.
    return new CallbackReply(taken ? 200 : 400, "text/plain", taken ? "success" : "failure");
  }

  private AlipayAccount account(String name) {
    AlipayAccount account = accounts.get(name);
    if (account == null) {
      throw new IllegalArgumentException("Alipay has no account " + name);
    }
    return account;
  }
}
