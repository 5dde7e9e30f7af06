package org.crowdshelf.pledge;

import java.util.UUID;
import org.crowdshelf.payment.StoredPayment;

/**
 * A stored pledge.
 *
 * @param payment the payment that was stored with it; null if an earlier request stored the pledge
 */
record Reserved(UUID pledge, StoredPayment payment) {

  static Reserved earlier(UUID pledge) {
    return new Reserved(pledge, null);
  }
}
