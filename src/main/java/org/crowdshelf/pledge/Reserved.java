package org.crowdshelf.pledge;

import java.util.UUID;
import org.crowdshelf.payment.StoredPayment;

/**
 * A pledge that is stored.
 *
 * @param payment what was stored with it just now; null where the pledge was there before
 */
record Reserved(UUID pledge, StoredPayment payment) {

  static Reserved before(UUID pledge) {
    return new Reserved(pledge, null);
  }
}
