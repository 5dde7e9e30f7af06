package org.crowdshelf.payment.stripe;

import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts in Stripe's smallest units, which differ from ISO 4217's minor units in some currencies.
 */
final class StripeAmounts {

  /** Currencies that Stripe counts in whole major units. */
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  /** Currencies with three decimals, of which the last has to be 0. */
  private static final Set<String> THREE = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /** The smallest payments that Stripe publishes, in its units; half a major unit for others. */
  private static final Map<String, Long> MINIMUM =
      Map.of(
          "USD", 50L, "EUR", 50L, "GBP", 30L, "HKD", 400L, "JPY", 50L, "CNY", 400L, "TWD", 2000L);

  /** Stripe takes eight digits. */
  private static final long MAXIMUM = 99_999_999;

  private StripeAmounts() {}

  /** Stripe's amount; empty where Stripe cannot express it. */
  static OptionalLong toStripe(String currency, long minor) {
    int shift = decimals(currency) - Currency.getInstance(currency).getDefaultFractionDigits();
    long factor = power(Math.abs(shift));
    if (shift < 0 && minor % factor != 0 || THREE.contains(currency) && minor % 10 != 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(shift < 0 ? minor / factor : Math.multiplyExact(minor, factor));
  }

  /**
   * The minor units of Stripe's amount.
   *
   * @param currency upper case
   * @throws IllegalArgumentException if it is not a whole number of minor units
   */
  static long toMinor(String currency, long amount) {
    int shift = Currency.getInstance(currency).getDefaultFractionDigits() - decimals(currency);
    long factor = power(Math.abs(shift));
    if (shift < 0 && amount % factor != 0) {
      throw new IllegalArgumentException("an amount is not a whole number of minor units");
    }
    return shift < 0 ? amount / factor : Math.multiplyExact(amount, factor);
  }

  /** The smallest payment in minor units. */
  static long minimumMinor(String currency) {
    long halfAUnit = Math.max(1, power(decimals(currency)) / 2);
    long unit = unit(currency);
    return toMinor(currency, MINIMUM.getOrDefault(currency, (halfAUnit + unit - 1) / unit * unit));
  }

  /** The largest payment in minor units. */
  static long maximumMinor(String currency) {
    long unit = unit(currency);
    return toMinor(currency, MAXIMUM / unit * unit);
  }

  /** Millionths of a major unit. */
  static long micros(String currency, long amount) {
    return Math.multiplyExact(amount, 1_000_000 / power(decimals(currency)));
  }

  // The step of Stripe's amounts in which they are whole minor units, and ones that Stripe takes.
  private static long unit(String currency) {
    int shift = decimals(currency) - Currency.getInstance(currency).getDefaultFractionDigits();
    return THREE.contains(currency) ? 10 : power(Math.max(0, shift));
  }

  private static int decimals(String currency) {
    return WHOLE.contains(currency) ? 0 : THREE.contains(currency) ? 3 : 2;
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
