package org.crowdshelf.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of a refund, and the moves that are allowed from it. */
enum RefundState {
  /** The provider has not accepted it yet. */
  WAITING,
  /** The provider has accepted it and works on it; a card takes days. */
  SENT,
  /** Has failed so often that an admin has to look at it; the service keeps trying. */
  FAILING,
  /** Not possible this way; an admin decides how it goes on. */
  STUCK,
  /** The payer has the money back. */
  DONE;

  /** The states that may follow. A bank may send money back after the refund was done. */
  Set<RefundState> moves() {
    return switch (this) {
      case WAITING -> EnumSet.of(SENT, FAILING, STUCK, DONE);
      case SENT -> EnumSet.of(WAITING, STUCK, DONE);
      case FAILING -> EnumSet.of(WAITING, SENT, STUCK, DONE);
      case STUCK -> EnumSet.of(WAITING, SENT, DONE);
      case DONE -> EnumSet.of(STUCK);
    };
  }

  /** The states that this one may follow. */
  Set<RefundState> reachedFrom() {
    return Arrays.stream(values())
        .filter(from -> from.moves().contains(this))
        .collect(Collectors.toSet());
  }
}
