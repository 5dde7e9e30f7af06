package org.crowdshelf.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a refund stands, and where it may go from there: no other move exists. */
enum RefundState {
  /** To be sent, or sent and not answered for. */
  WAITING,
  /** Tried so often that somebody has to look; it goes on being tried. */
  FAILING,
  /** The money is back. */
  DONE;

  /** Where it may go from here. */
  Set<RefundState> moves() {
    return switch (this) {
      case WAITING -> EnumSet.of(FAILING, DONE);
      case FAILING -> EnumSet.of(DONE);
      case DONE -> EnumSet.noneOf(RefundState.class);
    };
  }

  /** Whether a provider's status ends a refund; one that failed is tried again. */
  static boolean isEndedBy(RefundStatus status) {
    return status == RefundStatus.SUCCEEDED;
  }

  /** The states from which this one may be reached, as they are stored. */
  String[] reachedFrom() {
    return Arrays.stream(values())
        .filter(from -> from.moves().contains(this))
        .map(Enum::name)
        .toArray(String[]::new);
  }
}
