package org.crowdshelf.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of a payment in this service, and the moves that are allowed from it. */
enum PaymentState {
  /** Stored; the provider may not have received it yet. */
  CREATED,
  /** The provider waits for the payer. */
  PENDING,
  /** The money has arrived. */
  SUCCEEDED,
  /** The provider's last status was that no money will arrive. */
  FAILED;

  /**
   * The states that may follow. A failed payment may still succeed, because a provider may capture
   * the money after it has reported a failure. A payment that succeeded stays so.
   */
  Set<PaymentState> moves() {
    return switch (this) {
      case CREATED -> EnumSet.of(PENDING, SUCCEEDED, FAILED);
      case PENDING -> EnumSet.of(SUCCEEDED, FAILED);
      case FAILED -> EnumSet.of(SUCCEEDED);
      case SUCCEEDED -> EnumSet.noneOf(PaymentState.class);
    };
  }

  /** Returns whether the result is known. */
  boolean isFinal() {
    return this == SUCCEEDED || this == FAILED;
  }

  /** The final state for a provider's status; empty if the status is not final. */
  static Optional<PaymentState> finalOf(PaymentStatus status) {
    return switch (status) {
      case SUCCEEDED -> Optional.of(SUCCEEDED);
      case FAILED -> Optional.of(FAILED);
      case PENDING, UNKNOWN -> Optional.empty();
    };
  }

  /** The states that this one may follow. */
  Set<PaymentState> reachedFrom() {
    return Arrays.stream(values())
        .filter(from -> from.moves().contains(this))
        .collect(Collectors.toSet());
  }
}
