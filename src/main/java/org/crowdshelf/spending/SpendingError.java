package org.crowdshelf.spending;

/** The rejections of this feature that its users can correct. */
public enum SpendingError {
  /** Nothing was paid out for this budget line yet. */
  NOT_PAID_OUT_YET,
  /** Of what was paid out for the budget line, {left} {currency} are not shown yet. */
  SPENT_MORE_THAN_PAID_OUT,
  /** The receipts add up to {sum}, the spending is {amount}; both in {currency}. */
  RECEIPTS_DO_NOT_ADD_UP,
  /** Another spending has this invoice or file, or it stands twice in this one. */
  RECEIPT_USED_ALREADY,
  /** Not possible while the spending is {state}. */
  SPENDING_STATE,
  /** A reviewer's question about a spending is not answered yet. */
  SPENDING_QUESTIONED
}
