package org.crowdshelf.shared.money;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes amounts as the JDK's formats do, with symbols read once per language and currency. The
 * JDK's formats are slow and not thread-safe.
 */
final class MoneyFormat {

  private record Key(Locale locale, String currency) {}

  private record Signs(String before, String after, char grouping, char point, int decimals) {}

  private static final int GROUP = 3;
  // The API contract shows the yuan as ¥ in both languages, so the yen needs another sign.
  private static final Map<String, String> SYMBOLS = Map.of("CNY", "¥", "JPY", "JP¥");
  private static final Map<Key, Signs> SIGNS = new ConcurrentHashMap<>();

  private MoneyFormat() {}

  static String format(long minor, String code, Locale locale) {
    Signs signs = SIGNS.computeIfAbsent(new Key(locale, code), MoneyFormat::signs);
    String digits = Long.toString(Math.abs(minor));
    int whole = Math.max(digits.length() - signs.decimals, 0);
    StringBuilder text = new StringBuilder(32).append(minor < 0 ? "-" : "").append(signs.before);
    if (whole == 0) {
      text.append('0');
    }
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % GROUP == 0) {
        text.append(signs.grouping);
      }
      text.append(digits.charAt(i));
    }
    if (signs.decimals > 0) {
      text.append(signs.point);
      text.append("0".repeat(Math.max(signs.decimals - digits.length(), 0)));
      text.append(digits, whole, digits.length());
    }
    return text.append(signs.after).toString();
  }

  private static Signs signs(Key key) {
    Currency currency = Currency.getInstance(key.currency());
    DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(key.locale());
    format.setCurrency(currency);
    var symbols = format.getDecimalFormatSymbols();
    String symbol = SYMBOLS.get(key.currency());
    if (symbol != null) {
      symbols.setCurrencySymbol(symbol);
      format.setDecimalFormatSymbols(symbols);
    }
    return new Signs(
        format.getPositivePrefix(),
        format.getPositiveSuffix(),
        symbols.getMonetaryGroupingSeparator(),
        symbols.getMonetaryDecimalSeparator(),
        currency.getDefaultFractionDigits());
  }
}
