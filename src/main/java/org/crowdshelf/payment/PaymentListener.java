package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * The feature whose purposes are paid. It is called inside the transaction that books the money.
 */
public interface PaymentListener {

  /**
   * The whole amount for this purpose has arrived.
   *
   * @return null if the feature takes the money, otherwise the reason for which it goes back
   */
  Uni<RefundReason> onPaid(UUID purpose);

  /** The provider has declined the payment for this purpose. */
  Uni<Void> onFailed(UUID purpose);

  /** Money for this purpose has been refunded to the payer. */
  Uni<Void> onRefunded(UUID purpose);
}
