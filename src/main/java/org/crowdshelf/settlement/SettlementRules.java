package org.crowdshelf.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How collected money is shared. */
final class SettlementRules {

  private static final BigDecimal ALL = BigDecimal.valueOf(10_000);

  private SettlementRules() {}

  /** The site's share in whole minor units, rounded half up; the remainder is the project's. */
  static long feeMinor(long totalMinor, long basisPoints) {
    return BigDecimal.valueOf(totalMinor)
        .multiply(BigDecimal.valueOf(basisPoints))
        .divide(ALL, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
