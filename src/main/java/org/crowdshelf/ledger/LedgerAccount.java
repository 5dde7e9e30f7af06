package org.crowdshelf.ledger;

/** Where money stands. A positive entry is a debit (money is there), a negative one a credit. */
public enum LedgerAccount {
  /** What payment providers hold for the site, or have sent back. */
  PROVIDER_CLEARING,
  /** Held for a project until it ends. */
  PROJECT_ESCROW,
  /** Collected: the project's, to be paid out. */
  PROJECT_PAYABLE,
  /** The site's share. */
  PLATFORM_FEE,
  /** On its way back to a backer, not confirmed by the provider yet. */
  REFUNDS_IN_TRANSIT
}
