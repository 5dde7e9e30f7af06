package org.crowdshelf.support;

import java.util.concurrent.atomic.AtomicInteger;

/** Made-up unified social credit codes, their check digits reckoned by GB 32100's own table. */
public final class CreditCodes {

  private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final AtomicInteger NEXT = new AtomicInteger();

  private CreditCodes() {}

  /** One that nobody has had before. */
  public static String fresh() {
    return of("91370202MADE%05d".formatted(NEXT.incrementAndGet()));
  }

  /** The code of these 17 characters. */
  public static String of(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += DIGITS.indexOf(body.charAt(i)) * WEIGHTS[i];
    }
    return body + DIGITS.charAt((31 - sum % 31) % 31);
  }
}
