package org.crowdshelf.payment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.crowdshelf.shared.money.AcceptedCurrencies;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The payment providers of this service. */
@ApplicationScoped
public class PaymentProviders implements AcceptedCurrencies {

  private final List<PaymentProvider> providers;
  private final Optional<String> fallback;

  PaymentProviders(
      @All List<PaymentProvider> providers,
      @ConfigProperty(name = "crowdshelf.payment.provider") Optional<String> fallback) {
    this.providers = providers;
    this.fallback = fallback;
  }

  /**
   * The provider of this name, or the site's default for null; empty if there is no such provider.
   */
  public Optional<PaymentProvider> find(String name) {
    String wanted = name == null ? fallback.orElse(null) : name;
    return providers.stream().filter(provider -> provider.name().equals(wanted)).findFirst();
  }

  /**
   * Returns whether at least one provider takes a currency; true for every currency if there is no
   * provider, as then nobody can pay in any.
   */
  @Override
  public boolean accepts(Currency currency) {
    return providers.isEmpty()
        || providers.stream().anyMatch(provider -> provider.accepts(currency));
  }

  /** The provider of a stored payment; it existed when the payment was created. */
  PaymentProvider named(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("The payment provider no longer exists: " + name));
  }
}
