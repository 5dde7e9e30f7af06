package org.crowdshelf.payment.port;

import java.util.UUID;

/**
 * An account at a provider that takes the money of payments. Its keys stay in the adapter.
 *
 * @param name as in the settings and in the callback address; {@link #DEFAULT} for the site's own
 * @param organisation the organisation whose projects it takes money for; null for the site's own
 * @param externalId the provider's number of the merchant
 */
public record MerchantAccount(String name, UUID organisation, String externalId, Mode mode) {

  /** The name of the account that takes the money where no organisation has one. */
  public static final String DEFAULT = "default";

  /** Whose contract with the provider it is. */
  public enum Mode {
    /** The merchant has its own contract and keys. */
    DIRECT,
    /** The site is the service provider of a merchant (服务商). */
    PARTNER,
    /** The provider holds the money and divides it. */
    PLATFORM
  }

  /** The site's own account. */
  public static MerchantAccount site(String externalId) {
    return new MerchantAccount(DEFAULT, null, externalId, Mode.DIRECT);
  }
}
