package org.crowdshelf.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentAdapter.AmountRange;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Rejection;

/** Checks how a payer wants to pay, and finds the merchant account that takes the money. */
@ApplicationScoped
public class PaymentChoices {

  private static final int MAX_PAYER = 128;

  /**
   * A way to pay for one project.
   *
   * @param scenes at least one
   */
  public record Method(PaymentAdapter provider, List<PaymentScene> scenes, AmountRange range) {}

  private final PaymentProviders providers;
  private final ReturnOrigins origins;

  PaymentChoices(PaymentProviders providers, ReturnOrigins origins) {
    this.providers = providers;
    this.origins = origins;
  }

  /**
   * Everything that a payment in this currency can be paid with, in the site's order.
   *
   * @param organisation the organisation that the project is run for; null if it is run for none
   */
  public List<Method> methods(String currency, UUID organisation) {
    return providers.all().stream()
        .flatMap(provider -> method(provider, currency, organisation).stream())
        .toList();
  }

  /**
   * The route of a choice. Every problem is added to the checks, at the path of its field below
   * {@code path}.
   *
   * @return empty where there is a problem
   */
  public Optional<PaymentRoute> route(
      Checks checks, PaymentChoice choice, UUID organisation, String... path) {
    Optional<PaymentAdapter> provider = providers.find(choice.provider());
    if (provider.isEmpty()) {
      checks.add(Rejection.of(PaymentError.UNKNOWN_PROVIDER, Checks.below(path, "provider")));
      return Optional.empty();
    }
    int before = checks.found().size();
    checkReturn(checks, choice, path);
    Optional<MerchantAccount> account = PaymentProviders.account(provider.get(), organisation);
    List<PaymentScene> scenes =
        account.map(one -> PaymentProviders.scenes(provider.get(), one)).orElse(List.of());
    PaymentScene scene =
        choice.scene() == null ? scenes.stream().findFirst().orElse(null) : choice.scene();
    if (!scenes.contains(scene)) {
      checks.add(Rejection.of(PaymentError.SCENE_NOT_OFFERED, Checks.below(path, "scene")));
    } else if (scene.needsPayer()) {
      checkPayer(checks, choice, path);
    }
    return checks.found().size() > before
        ? Optional.empty()
        : Optional.of(
            new PaymentRoute(
                provider.get().name(),
                account.orElseThrow().name(),
                scene,
                scene.needsPayer() ? choice.payer() : null,
                choice.payerAddress(),
                choice.returnUrl()));
  }

  private Optional<Method> method(PaymentAdapter provider, String currency, UUID organisation) {
    return PaymentProviders.account(provider, organisation)
        .map(account -> PaymentProviders.scenes(provider, account))
        .flatMap(
            scenes -> provider.accepts(currency).map(range -> new Method(provider, scenes, range)));
  }

  /** Checks whether the provider of a choice takes an amount, in minor units. */
  public void checkAmount(Checks checks, PaymentChoice choice, String currency, long amountMinor) {
    providers
        .find(choice.provider())
        .flatMap(provider -> provider.accepts(currency))
        .ifPresentOrElse(
            range -> {
              if (amountMinor < range.minimumMinor() || amountMinor > range.maximumMinor()) {
                checks.add(outside(range, currency));
              }
            },
            () -> checks.add(outside(new AmountRange(0, 0), currency)));
  }

  private static Rejection outside(AmountRange range, String currency) {
    return Rejection.of(
        PaymentError.AMOUNT_NOT_PAYABLE,
        Map.of(
            "min", Long.toString(range.minimumMinor()),
            "max", Long.toString(range.maximumMinor()),
            "currency", currency),
        "amount");
  }

  private void checkReturn(Checks checks, PaymentChoice choice, String... path) {
    if (choice.returnUrl() != null && !origins.allow(choice.returnUrl())) {
      checks.add(Rejection.of(PaymentError.RETURN_NOT_ALLOWED, Checks.below(path, "returnUrl")));
    }
  }

  private static void checkPayer(Checks checks, PaymentChoice choice, String... path) {
    if (choice.payer() == null) {
      checks.add(Rejection.of(PaymentError.PAYER_MISSING, Checks.below(path, "payerId")));
    } else {
      checks.line(choice.payer(), MAX_PAYER, Checks.below(path, "payerId"));
    }
  }
}
