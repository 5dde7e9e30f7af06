package org.crowdshelf.payment.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of Stripe. */
@ConfigMapping(prefix = "crowdshelf.stripe")
interface StripeConfig {

  /** Scheme, host and port of the API. */
  @WithDefault("https://api.stripe.com")
  URI address();

  /** The merchant accounts by name; without one the provider is not offered. */
  Map<String, Account> accounts();

  /** One merchant account. Secrets are the paths of files. */
  interface Account {

    /**
     * The organisation whose projects it takes money for, by its id; left out for the site's own.
     */
    Optional<String> organisation();

    /** The secret or restricted key. */
    String key();

    /** The signing secrets of the webhook endpoint; two while one is rolled. */
    List<String> webhookSecrets();
  }
}
