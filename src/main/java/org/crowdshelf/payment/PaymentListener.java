package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * A feature that takes money for a purpose. It is called inside the transaction that books the
 * money.
 */
public interface PaymentListener {

  /**
   * The money for this purpose has arrived.
   *
   * @return true if the feature takes the money; if none does, it is refunded in full
   */
  Uni<Boolean> onPaid(UUID purpose);

  /** The payment for this purpose has failed. */
  Uni<Void> onFailed(UUID purpose);

  /** The money for this purpose has been refunded to the payer. */
  Uni<Void> onRefunded(UUID purpose);
}
