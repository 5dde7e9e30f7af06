package org.crowdshelf.payment.alipay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The settings of Alipay. */
@ConfigMapping(prefix = "crowdshelf.alipay")
interface AlipayConfig {

  /** The address of the gateway. */
  @WithDefault("https://openapi.alipay.com/gateway.do")
  URI gateway();

  /** The merchant accounts by name; without one the provider is not offered. */
  Map<String, Account> accounts();

  /** One merchant account. Keys are the paths of files. */
  interface Account {

    /** The application's number (app_id). */
    String appId();

    /** The merchant's number (seller_id, 2088…). */
    String sellerId();

    /**
     * The organisation whose projects it takes money for, by its id; left out for the site's own.
     */
    Optional<String> organisation();

    /** The application's private key, PKCS #8 in PEM. */
    String privateKey();

    /** Alipay's public key for the application, in PEM. */
    String alipayKey();
  }
}
