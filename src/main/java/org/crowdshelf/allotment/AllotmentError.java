package org.crowdshelf.allotment;

/** The rejections of this feature that its users can correct. */
public enum AllotmentError {
  /**
   * The changes add up to {sum}, but {amount} is to be allotted, both in {currency}; or nothing is.
   */
  SURPLUS_DOES_NOT_ADD_UP,
  /** Only {left} {currency} of the line is in tranches that nobody has asked for yet. */
  MORE_THAN_LEFT,
  /** Money cannot move from a line to itself. */
  SAME_LINE,
  /** Not possible while the move is {state}. */
  BUDGET_MOVE_STATE
}
