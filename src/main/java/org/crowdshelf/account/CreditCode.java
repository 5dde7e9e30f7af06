package org.crowdshelf.account;

import java.util.Locale;
import java.util.Optional;
import org.crowdshelf.shared.text.Text;

/**
 * A unified social credit code (GB 32100-2015): 18 characters of an alphabet without I, O, S, V and
 * Z, the last of them a check digit. It is secret, so {@code toString} omits it.
 */
final class CreditCode {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  private final String value;

  private CreditCode(String value) {
    this.value = value;
  }

  /** The code that was typed, trimmed and in upper case; empty if it is not valid. */
  static Optional<CreditCode> parse(String typed) {
    // Checked before toUpperCase, which turns ſ and ı into ASCII letters.
    String code = Text.stripped(typed);
    if (code.length() != LENGTH || !code.chars().allMatch(c -> c < 128)) {
      return Optional.empty();
    }
    return Optional.of(code.toUpperCase(Locale.ROOT))
        .filter(CreditCode::checks)
        .map(CreditCode::new);
  }

  /** The code itself; for storing. */
  String value() {
    return value;
  }

  @Override
  public String toString() {
    return "CreditCode";
  }

  // The weight of place i (from 1) is 3^(i-1) mod 31; all places together, the check digit's with
  // weight 1, are a multiple of 31.
  private static boolean checks(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH; i++) {
      int digit = ALPHABET.indexOf(code.charAt(i));
      if (digit < 0) {
        return false;
      }
      sum += digit * (i == LENGTH - 1 ? 1 : weight);
      weight = weight * 3 % ALPHABET.length();
    }
    return sum % ALPHABET.length() == 0;
  }
}
