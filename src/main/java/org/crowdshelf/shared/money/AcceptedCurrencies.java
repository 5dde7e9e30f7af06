package org.crowdshelf.shared.money;

import java.util.Currency;

/** The currencies that the configured payment providers accept. */
public interface AcceptedCurrencies {

  /** Returns whether a provider accepts the currency; true while no provider is configured. */
  boolean accepts(Currency currency);
}
