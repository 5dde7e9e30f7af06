package org.crowdshelf.shared.money;

import java.util.Currency;

/** The currencies in which people can pay here, which depends on the payment providers. */
public interface AcceptedCurrencies {

  /** Returns whether at least one provider takes payments in a currency. */
  boolean accepts(Currency currency);
}
