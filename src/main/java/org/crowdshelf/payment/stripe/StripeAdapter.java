package org.crowdshelf.payment.stripe;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.port.BadCallback;
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
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.shared.language.Language;

/** Stripe by Checkout Sessions: a hosted page, so that the service sees no card. */
final class StripeAdapter implements PaymentAdapter {

  /**
   * A session lives at least half an hour, longer than a reservation: it is closed at the end of
   * the reservation, and ends by itself this much later.
   */
  private static final Duration LONGER = Duration.ofMinutes(31);

  private static final String SESSIONS = "/v1/checkout/sessions";

  private final Map<String, StripeAccount> accounts;
  private final StripeClient client;
  private final StripeRefunds refunds;
  private final Clock clock;

  /**
   * @param accounts by name
   */
  StripeAdapter(Map<String, StripeAccount> accounts, StripeClient client, Clock clock) {
    this.accounts = Map.copyOf(accounts);
    this.client = client;
    this.refunds = new StripeRefunds(client);
    this.clock = clock;
  }

  @Override
  public String title(Language language) {
    return language == Language.EN ? "Card (Stripe)" : "银行卡（Stripe）";
  }

  @Override
  public List<MerchantAccount> accounts() {
    return accounts.entrySet().stream()
        .map(
            one ->
                new MerchantAccount(
                    one.getKey(),
                    one.getValue().organisation(),
                    "stripe",
                    MerchantAccount.Mode.DIRECT))
        .toList();
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public Set<PaymentScene> scenes(String account) {
    account(account);
    return Set.of(PaymentScene.STRIPE_PAGE);
  }

  @Override
  public Optional<AmountRange> accepts(String currency) {
    return Optional.of(
        new AmountRange(
            StripeAmounts.minimumMinor(currency), StripeAmounts.maximumMinor(currency)));
  }

  @Override
  public Uni<StartedPayment> start(PaymentStart start) {
    return client
        .post(account(start.account()), SESSIONS, form(start), "start-" + start.reference())
        .map(
            answer -> {
              if (!answer.succeeded()) {
                throw answer.failure();
              }
              return new StartedPayment(
                  PaymentInstructionKind.REDIRECT,
                  answer.body().path("url").asText(),
                  Map.of(),
                  Instant.ofEpochSecond(answer.body().path("expires_at").asLong()),
                  answer.body().path("id").asText());
            });
  }

  // Depends on nothing but the start: a repeated key with other fields is refused.
  private static Map<String, String> form(PaymentStart start) {
    long amount =
        StripeAmounts.toStripe(start.currency(), start.amountMinor())
            .orElseThrow(
                () ->
                    new ProviderFailure(
                        ProviderFailure.Kind.REFUSED, "Stripe cannot express this amount"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("mode", "payment");
    form.put("line_items[0][quantity]", "1");
    form.put("line_items[0][price_data][currency]", start.currency().toLowerCase(Locale.ROOT));
    form.put("line_items[0][price_data][unit_amount]", Long.toString(amount));
    form.put("line_items[0][price_data][product_data][name]", start.description());
    form.put("client_reference_id", start.reference());
    form.put("payment_intent_data[metadata][reference]", start.reference());
    form.put("expires_at", Long.toString(start.expiresAt().plus(LONGER).getEpochSecond()));
    form.put("success_url", start.returnUrl());
    form.put("cancel_url", start.returnUrl());
    return form;
  }

  @Override
  public Uni<ProviderPayment> query(PaymentNumber payment) {
    if (payment.providerReference() == null) {
      return Uni.createFrom().item(ProviderPayment.unpaid(ProviderPayment.State.UNKNOWN));
    }
    String target =
        SESSIONS
            + "/"
            + payment.providerReference()
            + "?expand[]=payment_intent.latest_charge.balance_transaction";
    return client
        .get(account(payment.account()), target)
        .map(
            answer -> {
              if (answer.succeeded()) {
                return session(payment, answer);
              }
              if (answer.code().equals("resource_missing")) {
                return ProviderPayment.unpaid(ProviderPayment.State.UNKNOWN);
              }
              throw answer.failure();
            });
  }

  private ProviderPayment session(PaymentNumber payment, StripeClient.Answer answer) {
    if (!payment.reference().equals(answer.body().path("client_reference_id").asText())) {
      throw new ProviderFailure(
          ProviderFailure.Kind.NOT_AUTHENTIC, "an answer about another session");
    }
    try {
      return StripeStates.session(answer.body(), clock.instant());
    } catch (IllegalArgumentException malformed) {
      throw new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, malformed.getMessage());
    }
  }

  @Override
  public Uni<ProviderPayment> close(PaymentNumber payment) {
    if (payment.providerReference() == null) {
      return query(payment);
    }
    String target = SESSIONS + "/" + payment.providerReference() + "/expire";
    return client
        .post(account(payment.account()), target, Map.of(), "expire-" + payment.reference())
        .invoke(
            answer -> {
              // 400: it is not open any more; the query tells what it is.
              if (!answer.succeeded() && answer.status() != 400 && answer.status() != 404) {
                throw answer.failure();
              }
            })
        .chain(() -> query(payment));
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
    return ZoneOffset.UTC;
  }

  @Override
  public Uni<Optional<Bill>> bill(String account, LocalDate day) {
    return day.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        ? new StripeBills(client).fetch(account(account), day).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  @Override
  public Uni<ProviderEvent> read(Callback message) {
    return Uni.createFrom()
        .item(
            () -> {
              StripeAccount account = accounts.get(message.account());
              if (account == null) {
                throw BadCallback.notAuthentic("unknown account");
              }
              return StripeEvents.read(account, message, clock.instant());
            });
  }

  @Override
  public CallbackReply reply(boolean taken) {
    return new CallbackReply(taken ? 200 : 400, "text/plain", "");
  }

  private StripeAccount account(String name) {
    StripeAccount account = accounts.get(name);
    if (account == null) {
      throw new IllegalArgumentException("Stripe has no account " + name);
    }
    return account;
  }
}
