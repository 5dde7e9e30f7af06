package org.crowdshelf.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crowdshelf.payment.port.ProviderPayment;

/** The state of a payment in this service, and the moves that are allowed from it. */
enum PaymentState {
  /** Stored; the provider may not have received it yet. */
  CREATED,
  /** The provider waits for the payer. */
  PENDING,
  /** The money has arrived. */
  SUCCEEDED,
  /** The provider declined it. */
  FAILED,
  /** The provider has confirmed that it can no longer be paid, or never received it. */
  CLOSED;

  /**
   * The states that may follow. A payment that ended without money may still succeed, because a
   * provider may capture the money late. A payment that succeeded stays so.
   */
  Set<PaymentState> moves() {
    return switch (this) {
      case CREATED -> EnumSet.of(PENDING, SUCCEEDED, FAILED, CLOSED);
      case PENDING -> EnumSet.of(SUCCEEDED, FAILED, CLOSED);
      case FAILED, CLOSED -> EnumSet.of(SUCCEEDED);
      case SUCCEEDED -> EnumSet.noneOf(PaymentState.class);
    };
  }

  /** Returns whether it can still be paid. */
  boolean isLive() {
    return this == CREATED || this == PENDING;
  }

  /** The final state for a provider's; empty if that is not final. */
  static Optional<PaymentState> finalOf(ProviderPayment.State state) {
    return switch (state) {
      case SUCCEEDED -> Optional.of(SUCCEEDED);
      case FAILED -> Optional.of(FAILED);
      case CLOSED -> Optional.of(CLOSED);
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
