package org.crowdshelf.payment.wechatpay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crowdshelf.payment.port.PaymentScene;

/** The settings of WeChat Pay. */
@ConfigMapping(prefix = "crowdshelf.wechatpay")
interface WechatConfig {

  /** Scheme, host and port of the API. */
  @WithDefault("https://api.mch.weixin.qq.com")
  URI address();

  /** The site's name and address, as H5 payments show them. */
  @WithDefault("Crowdshelf")
  String siteName();

  /** The merchant accounts by name; without one the provider is not offered. */
  Map<String, Account> accounts();

  /** One merchant account. Keys are the paths of files. */
  interface Account {

    /** The merchant number (mchid). */
    String merchant();

    /**
     * The number of the merchant that gets the money (sub_mchid), where the merchant above is its
     * service provider; left out where the merchant above gets it.
     */
    Optional<String> subMerchant();

    /**
     * The organisation whose projects it takes money for, by its id; left out for the site's own.
     */
    Optional<String> organisation();

    /** The serial of the merchant's certificate, in hexadecimal digits. */
    String serial();

    /** The merchant's certificate in PEM; only to watch its end. */
    Optional<String> certificate();

    /** The merchant's private key, PKCS #8 in PEM. */
    String privateKey();

    /** The APIv3 keys, 32 characters each, the current one first. */
    List<String> apiV3Keys();

    /** WeChat Pay's public keys and platform certificates, in PEM, by key id or serial. */
    Map<String, String> platformKeys();

    /** The key that WeChat Pay signs answers with; needed where there are several. */
    Optional<String> answerKey();

    /** The apps by the scene that they serve. */
    Map<PaymentScene, String> apps();
  }
}
