package org.crowdshelf.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.payment.RefundReason;
import org.crowdshelf.project.ProjectState;

/** The rules by which the money of an ended project is divided and booked. */
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

  /**
   * Returns whether a project that ended in this state keeps its money; otherwise it is refunded.
   */
  static boolean collects(ProjectState ended) {
    return ended == ProjectState.SUCCEEDED;
  }

  /** The reason for which the money of a project that ended in this state goes back. */
  static RefundReason reasonToRefund(ProjectState ended) {
    return ended == ProjectState.CANCELED
        ? RefundReason.PROJECT_CANCELED
        : RefundReason.PROJECT_FAILED;
  }

  /** The posting that gives a project its held money less the site's share; none for a sum of 0. */
  static List<Posting> collection(
      UUID project, String currency, long totalMinor, long feeBasisPoints) {
    if (totalMinor == 0) {
      return List.of();
    }
    long feeMinor = feeMinor(totalMinor, feeBasisPoints);
    return List.of(
        new Posting(
            "PROJECT_COLLECTED",
            "PROJECT",
            project,
            List.of(
                new Posting.Entry(LedgerAccount.PROJECT_ESCROW, project, currency, totalMinor),
                new Posting.Entry(
                    LedgerAccount.PROJECT_PAYABLE, project, currency, feeMinor - totalMinor),
                new Posting.Entry(LedgerAccount.PLATFORM_FEE, project, currency, -feeMinor))));
  }
}
