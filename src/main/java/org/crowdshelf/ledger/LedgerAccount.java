package org.crowdshelf.ledger;

/** The accounts of the journal. A positive entry is a debit, a negative one a credit. */
public enum LedgerAccount {
  /** Money at payment providers. */
  PROVIDER_CLEARING,
  /** Held for a project until it ends. */
  PROJECT_ESCROW,
  /** Collected for a project, to be paid out. */
  PROJECT_PAYABLE,
  /** The site's share. */
  PLATFORM_FEE,
  /** Refunds that the provider has not confirmed yet. */
  REFUNDS_IN_TRANSIT,
  /** The providers' fees, as their bills tell them. */
  PROVIDER_FEE,
  /** Money that was taken at a provider, to be settled with the project. */
  DISPUTED,
  /** Money that the site moved from its own bank account. */
  SITE_BANK,
  /** Tranches that were sent to a provider and have not arrived yet. */
  PAYOUTS_IN_TRANSIT,
  /** Paid out to a project's own people, and not shown with receipts yet. */
  PROJECT_ADVANCE,
  /** The other side of {@link #PROJECT_ADVANCE}: both only remember what has to be shown. */
  TO_BE_SHOWN
}
