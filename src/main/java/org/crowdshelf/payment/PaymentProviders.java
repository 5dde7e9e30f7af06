package org.crowdshelf.payment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.shared.money.AcceptedCurrencies;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The payment providers of this service: those with a configured merchant account. */
@ApplicationScoped
public class PaymentProviders implements AcceptedCurrencies {

  private final List<PaymentAdapter> providers;
  private final Optional<String> preset;

  PaymentProviders(
      @All List<PaymentAdapter> adapters,
      @ConfigProperty(name = "crowdshelf.payment.provider") Optional<String> preset) {
    this.preset = preset;
    this.providers =
        adapters.stream()
            .filter(adapter -> !adapter.accounts().isEmpty())
            .sorted(
                Comparator.comparing((PaymentAdapter one) -> !one.name().equals(preset.orElse("")))
                    .thenComparing(PaymentAdapter::name))
            .toList();
  }

  /** Every provider: the site's default first, the others by name. */
  List<PaymentAdapter> all() {
    return providers;
  }

  /**
   * The provider of this name, or the site's default for null; empty if there is no such provider.
   */
  public Optional<PaymentAdapter> find(String name) {
    String wanted = name == null ? preset.orElse(null) : name;
    return providers.stream().filter(provider -> provider.name().equals(wanted)).findFirst();
  }

  /**
   * Returns whether at least one provider takes a currency; true for every currency if there is no
   * provider, so that drafts can be written before one is configured.
   */
  @Override
  public boolean accepts(Currency currency) {
    return providers.isEmpty()
        || providers.stream()
            .anyMatch(provider -> provider.accepts(currency.getCurrencyCode()).isPresent());
  }

  /** The provider of a stored payment; throws if its configuration was removed since. */
  PaymentAdapter named(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("The payment provider no longer exists: " + name));
  }

  /**
   * The organisation's account at this provider, else the site's; empty if neither exists. An
   * account of another organisation is never used.
   */
  static Optional<MerchantAccount> account(PaymentAdapter provider, UUID organisation) {
    Optional<MerchantAccount> own =
        provider.accounts().stream()
            .filter(account -> organisation != null && organisation.equals(account.organisation()))
            .findFirst();
    return own.isPresent()
        ? own
        : provider.accounts().stream()
            .filter(account -> account.organisation() == null)
            .findFirst();
  }

  /** The scenes of an account, in the order of {@link PaymentScene}. */
  static List<PaymentScene> scenes(PaymentAdapter provider, MerchantAccount account) {
    return provider.scenes(account.name()).stream().sorted().toList();
  }
}
