package org.crowdshelf.payment.alipay;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Amounts as Alipay writes them: yuan with up to two decimals. */
final class Yuan {

  private static final int MAX_CHARACTERS = 16;

  private Yuan() {}

  /** The text of an amount in fen: 10 is 0.10. */
  static String text(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }

  /** The fen of a text; empty unless it is digits with at most two decimals. */
  static OptionalLong minor(String text) {
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    boolean readable =
        !text.isEmpty()
            && text.length() <= MAX_CHARACTERS
            && point != 0
            && (point < 0 || decimals == 1 || decimals == 2)
            && text.chars()
                .allMatch(character -> character == '.' || character >= '0' && character <= '9')
            && text.indexOf('.', point + 1) < 0;
    return readable
        ? OptionalLong.of(new BigDecimal(text).movePointRight(2).longValueExact())
        : OptionalLong.empty();
  }
}
