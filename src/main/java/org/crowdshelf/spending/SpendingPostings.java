package org.crowdshelf.spending;

import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;

/** The movements of the books by which money is shown, each once by its spending. */
final class SpendingPostings {

  private static final String CAUSE = "SPENDING";

  private SpendingPostings() {}

  /** It was shown: so much less has still to be shown. */
  static Posting spent(UUID spending, UUID project, String currency, long amountMinor) {
    return Posting.move(
        "SPENT",
        CAUSE,
        spending,
        project,
        currency,
        amountMinor,
        LedgerAccount.TO_BE_SHOWN,
        LedgerAccount.PROJECT_ADVANCE);
  }

  /** It was taken back: it has to be shown again. */
  static Posting reversed(UUID spending, UUID project, String currency, long amountMinor) {
    return Posting.move(
        "SPENDING_REVERSED",
        CAUSE,
        spending,
        project,
        currency,
        amountMinor,
        LedgerAccount.PROJECT_ADVANCE,
        LedgerAccount.TO_BE_SHOWN);
  }
}
