package org.crowdshelf.payment.stripe;

/**
 * A merchant account at Stripe.
 *
 * @param key a secret or restricted key (sk_…, rk_…)
 * @param live whether the key is for real money; events of the other mode are refused
 */
record StripeAccount(String key, WebhookSecrets secrets, boolean live) {

  /** An account; test keys say so in their name. */
  static StripeAccount of(String key, WebhookSecrets secrets) {
    return new StripeAccount(key, secrets, !key.contains("_test_"));
  }
}
