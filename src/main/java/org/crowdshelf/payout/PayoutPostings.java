package org.crowdshelf.payout;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;

/** The movements of the books by which a tranche is paid, each once by its cause. */
final class PayoutPostings {

  private PayoutPostings() {}

  /** It is sent to the provider: no longer available, not arrived either. */
  static Posting sent(DuePayout payout) {
    return Posting.move(
        "TRANCHE_SENT",
        "PAYOUT",
        payout.id(),
        payout.project(),
        payout.currency(),
        payout.amountMinor(),
        LedgerAccount.PROJECT_PAYABLE,
        LedgerAccount.PAYOUTS_IN_TRANSIT);
  }

  /** The provider refused it: available again. */
  static Posting refused(DuePayout payout) {
    return Posting.move(
        "TRANCHE_REFUSED",
        "PAYOUT",
        payout.id(),
        payout.project(),
        payout.currency(),
        payout.amountMinor(),
        LedgerAccount.PAYOUTS_IN_TRANSIT,
        LedgerAccount.PROJECT_PAYABLE);
  }

  /** It arrived, and has still to be shown with receipts. */
  static Posting paid(DuePayout payout) {
    UUID project = payout.project();
    long minor = payout.amountMinor();
    return new Posting(
        "TRANCHE_PAID",
        "TRANCHE",
        payout.tranche(),
        List.of(
            entry(LedgerAccount.PAYOUTS_IN_TRANSIT, project, payout.currency(), minor),
            entry(LedgerAccount.PROVIDER_CLEARING, project, payout.currency(), -minor),
            entry(LedgerAccount.PROJECT_ADVANCE, project, payout.currency(), minor),
            entry(LedgerAccount.TO_BE_SHOWN, project, payout.currency(), -minor)));
  }

  private static Posting.Entry entry(
      LedgerAccount account, UUID project, String currency, long minor) {
    return new Posting.Entry(account, project, currency, minor);
  }
}
