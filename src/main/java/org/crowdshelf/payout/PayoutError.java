package org.crowdshelf.payout;

/** The rejections of this feature that its users can correct. */
public enum PayoutError {
  /**
   * The tranches of the budget line {purpose} add up to {sum}, but the line is {amount}; both in
   * {currency}.
   */
  TRANCHES_DO_NOT_ADD_UP,
  /** The first tranche of a goal above 10,000 major units may be at most {max} {currency}. */
  FIRST_TRANCHE_TOO_LARGE,
  /** The site does not pay money out this way. */
  UNKNOWN_PAYOUT_PROVIDER,
  /** The provider does not take this value, or it stands twice. */
  BAD_PAYOUT_PARAM,
  /** The provider needs {name}, too. */
  PAYOUT_PARAM_MISSING,
  /** The account has to be in the name of {name}. */
  HOLDER_MISMATCH,
  /** Not possible while the tranche is {state}, or before tranche {number} is paid. */
  TRANCHE_STATE,
  /**
   * Receipts for {missing} {currency} of what was paid out before are missing; or those of the
   * project {title} were due before {dueAt}.
   */
  RECEIPTS_MISSING,
  /** No payout account is set, or it can be used from {usableFrom} on. */
  PAYOUT_ACCOUNT_MISSING,
  /** What was collected and the plan differ by {amount} {currency}. */
  FUNDS_NOT_ALLOTTED,
  /** The project is paused, because of {reason}. */
  PAYOUTS_HELD,
  /** The other admin entered something else. */
  NOT_THE_SAME,
  /** The number stands for another transfer. */
  TRANSFER_USED
}
