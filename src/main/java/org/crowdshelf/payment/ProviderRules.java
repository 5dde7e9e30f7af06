package org.crowdshelf.payment;

import java.util.List;
import java.util.ServiceLoader;

/**
 * The settings that a payment provider of this package demands at the start. They are checked
 * before any bean exists, so implementations are found by {@link ServiceLoader}.
 *
 * <p>A provider that is switched on by its merchant accounts demands nothing here: the class that
 * makes its adapter checks the accounts.
 */
public interface ProviderRules {

  /**
   * A setting without which the service does not start.
   *
   * @param title what it is, in a sentence that says that it is missing
   * @param key true for a secret key; keys that this repository publishes are refused
   */
  record Required(String title, String setting, boolean key) {}

  /** The settings. */
  List<Required> required();

  /** True for a provider that takes no real money: production does not contain it. */
  boolean isForTrials();

  /** The rules of the providers in this package. */
  static List<ProviderRules> all() {
    return ServiceLoader.load(ProviderRules.class, ProviderRules.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
