package org.crowdshelf.payout.wechatpay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The settings of merchant transfers of WeChat Pay. */
@ConfigMapping(prefix = "crowdshelf.payouts.wechatpay")
interface WechatPayoutConfig {

  /** The merchant account whose money is paid out, by its name in crowdshelf.wechatpay.accounts. */
  @WithDefault("default")
  String account();

  /** The app of the account that receivers' openids belong to. */
  Optional<String> app();

  /** The number of the scene that WeChat Pay allowed the merchant (transfer_scene_id). */
  Optional<String> scene();

  /**
   * The facts that the scene has to tell WeChat Pay, as type=content, in the order that it wants.
   */
  Optional<List<String>> reports();

  /** The words that the receiver reads beside the money, up to 32 characters. */
  @WithDefault("Crowdshelf")
  String remark();
}
