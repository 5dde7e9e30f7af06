package org.crowdshelf.project.api;

import java.math.BigInteger;

/** The share of the goal that was raised. */
final class Progress {

  private Progress() {}

  /** raised / goal in whole percent, rounded down; as far as an Int goes. */
  static int percent(long raisedMinor, long goalMinor) {
    return BigInteger.valueOf(raisedMinor)
        .multiply(BigInteger.valueOf(100))
        .divide(BigInteger.valueOf(goalMinor))
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .intValue();
  }
}
