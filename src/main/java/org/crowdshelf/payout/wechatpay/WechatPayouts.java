package org.crowdshelf.payout.wechatpay;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.port.MerchantApi;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.crowdshelf.payout.port.PayoutOrder;
import org.crowdshelf.payout.port.PayoutParam;
import org.crowdshelf.payout.port.ProviderPayout;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Merchant transfers of WeChat Pay to people, who accept them in WeChat within a day. The same
 * number with the same values is one transfer; one that nobody accepted has failed, and is made
 * anew under another number.
 */
@ApplicationScoped
class WechatPayouts implements PayoutAdapter {

  private static final String NAME = "wechatpay";
  private static final String SETTINGS = "crowdshelf.payouts.wechatpay.";
  private static final String TRANSFERS = "/v3/fund-app/mch-transfer/transfer-bills";
  private static final String OPENID = "openid";
  private static final int MAX_REMARK = 32;

  // Refusals before a transfer exists: the same number would be refused again.
  private static final Set<String> DEFINITE =
      Set.of("PARAMERROR", "INVALIDREQUEST", "NOAUTH", "OPENIDERROR", "NAMEMISMATCH", "RULELIMIT");

  private final WechatPayoutConfig config;
  private final MerchantApi api;
  private final WechatTransfers transfers;

  WechatPayouts(
      WechatPayoutConfig config,
      @All List<MerchantApi> apis,
      @ConfigProperty(name = "crowdshelf.payouts.providers") Optional<List<String>> providers) {
    this.config = config;
    this.api = apis.stream().filter(one -> one.provider().equals(NAME)).findFirst().orElseThrow();
    this.transfers = providers.orElse(List.of()).contains(NAME) ? transfers(config, api) : null;
  }

  // Makes this class at start, so that a missing setting stops the service there.
  void readSettings(@Observes StartupEvent start) {}

  private static WechatTransfers transfers(WechatPayoutConfig config, MerchantApi api) {
    require(api.has(config.account()), "account has to name one of crowdshelf.wechatpay.accounts");
    require(config.app().isPresent(), "app is missing");
    require(config.scene().isPresent(), "scene is missing");
    List<List<String>> reports =
        config.reports().orElse(List.of()).stream()
            .map(report -> List.of(report.split("=", 2)))
            .toList();
    require(
        !reports.isEmpty() && reports.stream().allMatch(pair -> pair.size() == 2),
        "reports has to have what the scene tells, as type=content");
    require(
        config.remark().codePointCount(0, config.remark().length()) <= MAX_REMARK,
        "remark has more than 32 characters");
    return new WechatTransfers(
        api.merchant(config.account()),
        config.app().get(),
        config.scene().get(),
        reports,
        config.remark());
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw new IllegalStateException("Crowdshelf does not start: " + SETTINGS + rule + ".");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<PayoutParam> params() {
    return List.of(PayoutParam.of(OPENID, "[A-Za-z0-9_-]{20,64}"));
  }

  @Override
  public boolean isForPeopleAlone() {
    return true;
  }

  @Override
  public String masked(Map<String, String> params) {
    return PayoutAdapter.lastFour(params.get(OPENID));
  }

  @Override
  public Uni<ProviderPayout> pay(PayoutOrder order) {
    if (!order.currency().equals("CNY")) {
      return Uni.createFrom()
          .item(new ProviderPayout(ProviderPayout.State.REFUSED, null, "CURRENCY"));
    }
    return api.post(
            config.account(),
            TRANSFERS,
            transfers.body(
                order, order.params().get(OPENID), api.sealed(config.account(), order.holder())))
        .flatMap(
            answer -> {
              if (answer.succeeded()) {
                return Uni.createFrom().item(read(order, answer));
              }
              return DEFINITE.contains(answer.code())
                  ? ask(order).map(known -> refused(known, answer))
                  : Uni.createFrom().failure(answer.failure());
            });
  }

  // A number that the provider knows has been taken before, whatever it says of this call.
  private static ProviderPayout refused(ProviderPayout known, MerchantApi.Answer answer) {
    return known.state() == ProviderPayout.State.UNKNOWN
        ? new ProviderPayout(ProviderPayout.State.REFUSED, null, answer.code())
        : known;
  }

  @Override
  public Uni<ProviderPayout> query(PayoutOrder order) {
    return api.get(config.account(), target(order))
        .flatMap(
            answer ->
                answer.succeeded()
                        && answer.body().path("state").asText().equals("WAIT_USER_CONFIRM")
                    ? pay(order)
                    : Uni.createFrom().item(known(order, answer)));
  }

  private Uni<ProviderPayout> ask(PayoutOrder order) {
    return api.get(config.account(), target(order)).map(answer -> known(order, answer));
  }

  private ProviderPayout known(PayoutOrder order, MerchantApi.Answer answer) {
    if (answer.succeeded()) {
      return read(order, answer);
    }
    if (answer.code().equals("NOTFOUND")) {
      return new ProviderPayout(ProviderPayout.State.UNKNOWN, null, null);
    }
    throw answer.failure();
  }

  private ProviderPayout read(PayoutOrder order, MerchantApi.Answer answer) {
    if (!transfers.isOf(order, answer.body())) {
      throw new ProviderFailure(
          ProviderFailure.Kind.NOT_AUTHENTIC, "an answer about another transfer");
    }
    return transfers.payout(answer.body());
  }

  private static String target(PayoutOrder order) {
    return TRANSFERS + "/out-bill-no/" + order.reference();
  }
}
