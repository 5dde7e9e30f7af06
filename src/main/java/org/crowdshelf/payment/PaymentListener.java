package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whoever is paid for something; called inside the transaction in which money is booked. */
public interface PaymentListener {

  /**
   * Money came for this purpose.
   *
   * @return whether it is taken; where not, it is given back in full
   */
  Uni<Boolean> onPaid(UUID purpose);

  /** No money will come for this purpose. */
  Uni<Void> onFailed(UUID purpose);

  /** The money of this purpose is back with whoever paid it. */
  Uni<Void> onRefunded(UUID purpose);
}
