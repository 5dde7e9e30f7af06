package org.crowdshelf.shared.money;

import java.util.Currency;
import java.util.Optional;

/** ISO 4217 currencies that have a minor unit. */
public final class Currencies {

  private Currencies() {}

  /**
   * The currency of a three-letter code in capitals; empty for anything else, XXX and metals too.
   */
  public static Optional<Currency> of(String code) {
    if (code == null || !code.matches("[A-Z]{3}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Currency.getInstance(code)).filter(c -> c.getDefaultFractionDigits() >= 0);
    } catch (IllegalArgumentException notIso4217) {
      return Optional.empty();
    }
  }

  /** How many minor units make one major unit: 100 for CNY, 1 for JPY. */
  public static long minorPerMajor(Currency currency) {
    long units = 1;
    for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
      units *= 10;
    }
    return units;
  }
}
