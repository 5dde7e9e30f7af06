package org.crowdshelf.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a payment stands for us, and where it may go from there: no other move exists. */
enum PaymentState {
  /** Stored; the provider may not know it yet. */
  CREATED,
  /** The provider waits for the payer. */
  PENDING,
  /** The money came. */
  SUCCEEDED,
  /** No money will come, as the provider said last. */
  FAILED;

  /**
   * Where it may go from here. A provider may take the money after it said no; money is never
   * overlooked, and never forgotten.
   */
  Set<PaymentState> moves() {
    return switch (this) {
      case CREATED -> EnumSet.of(PENDING, SUCCEEDED, FAILED);
      case PENDING -> EnumSet.of(SUCCEEDED, FAILED);
      case FAILED -> EnumSet.of(SUCCEEDED);
      case SUCCEEDED -> EnumSet.noneOf(PaymentState.class);
    };
  }

  /** Whether its end is known. */
  boolean isEnd() {
    return this == SUCCEEDED || this == FAILED;
  }

  /** The end that a provider's status tells; empty where it tells none. */
  static Optional<PaymentState> endToldBy(PaymentStatus status) {
    return switch (status) {
      case SUCCEEDED -> Optional.of(SUCCEEDED);
      case FAILED -> Optional.of(FAILED);
      case PENDING, UNKNOWN -> Optional.empty();
    };
  }

  /** The states from which this one may be reached, as they are stored. */
  String[] reachedFrom() {
    return Arrays.stream(values())
        .filter(from -> from.moves().contains(this))
        .map(Enum::name)
        .toArray(String[]::new);
  }
}
