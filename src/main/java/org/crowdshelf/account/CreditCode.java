package org.crowdshelf.account;

import java.util.Locale;
import java.util.Optional;
import org.crowdshelf.shared.text.Text;

/**
 * A unified social credit code as GB 32100-2015 has it: 18 characters of an alphabet without I, O,
 * S, V and Z, the last of which checks the others. It is never shown, so it does not print itself.
 */
final class CreditCode {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  private final String value;

  private CreditCode(String value) {
    this.value = value;
  }

  /** The code that somebody typed, trimmed and in upper case; empty where it is none. */
  static Optional<CreditCode> parse(String typed) {
    // Before upper case: ſ and ı would turn into letters that nobody typed.
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
