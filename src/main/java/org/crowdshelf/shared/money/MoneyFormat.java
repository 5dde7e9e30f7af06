package org.crowdshelf.shared.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes amounts for people. */
final class MoneyFormat {

  private record Key(Locale locale, String currency) {}

  // A NumberFormat is costly to make and not thread-safe: one is kept per language and currency,
  // and copied.
  private static final Map<Key, NumberFormat> FORMATS = new ConcurrentHashMap<>();

  private MoneyFormat() {}

  static String format(long minor, String code, Locale locale) {
    NumberFormat format =
        (NumberFormat) FORMATS.computeIfAbsent(new Key(locale, code), MoneyFormat::make).clone();
    return format.format(BigDecimal.valueOf(minor, format.getMaximumFractionDigits()));
  }

  private static NumberFormat make(Key key) {
    Currency currency = Currency.getInstance(key.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(key.locale());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    if (format instanceof java.text.DecimalFormat decimal && key.currency().equals("CNY")) {
      // One sign for the yuan wherever the request comes from, as the contract shows it.
      var symbols = decimal.getDecimalFormatSymbols();
      symbols.setCurrencySymbol("¥");
      decimal.setDecimalFormatSymbols(symbols);
    }
    return format;
  }
}
