package org.crowdshelf.payment.stripe;

import java.util.UUID;

/**
 * A merchant account at Stripe.
 *
 * @param key a secret or restricted key (sk_…, rk_…)
 * @param organisation the organisation whose money it takes; null for the site's own
 * @param live whether the key is for real money; events of the other mode are refused
 */
record StripeAccount(String key, WebhookSecrets secrets, boolean live, UUID organisation) {

  /** An account; test keys say so in their name. */
  static StripeAccount of(String key, WebhookSecrets secrets, UUID organisation) {
    return new StripeAccount(key, secrets, !key.contains("_test_"), organisation);
  }
}
