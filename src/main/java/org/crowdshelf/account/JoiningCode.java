package org.crowdshelf.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code that a person joins an organisation with: 128 random bits as 26 characters of
 * Crockford's Base32, which has no letters that look like digits. It is secret, so {@code toString}
 * omits it.
 */
public final class JoiningCode {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int BITS_A_CHARACTER = 5;
  // Hyphens and blanks that a messenger or a person put between the characters.
  private static final int MAX_TYPED = 100;

  private final String value;

  private JoiningCode(String value) {
    this.value = value;
  }

  /** A new code. */
  static JoiningCode random(SecureRandom random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(1 << BITS_A_CHARACTER)));
    }
    return new JoiningCode(code.toString());
  }

  /** The code that was typed, in any case, with or without hyphens; empty if it cannot be one. */
  static Optional<JoiningCode> parse(String typed) {
    if (typed == null || typed.length() > MAX_TYPED) {
      return Optional.empty();
    }
    String code = typed.replaceAll("[\\s-]", "");
    // Checked before toUpperCase, which turns ſ and ı into ASCII letters.
    if (code.length() != LENGTH || !code.chars().allMatch(c -> c < 128)) {
      return Optional.empty();
    }
    return Optional.of(code.toUpperCase(Locale.ROOT))
        .filter(upper -> upper.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0))
        .map(JoiningCode::new);
  }

  /** The code itself, for whoever made it. */
  public String value() {
    return value;
  }

  /** The SHA-256 of the code. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "JoiningCode";
  }
}
