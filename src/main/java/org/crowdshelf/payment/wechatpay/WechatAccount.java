package org.crowdshelf.payment.wechatpay;

import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.port.PaymentScene;

/**
 * A merchant account at WeChat Pay with the keys of both sides.
 *
 * @param contract who takes the money
 * @param appIds the app that each offered scene belongs to; bound to the number of the merchant
 *     that signs
 * @param answerKey the serial of the key that WeChat Pay is asked to sign its answers with
 * @param site the site's name and address, which H5 payments have to tell
 * @param organisation the organisation whose money it takes; null for the site's own
 */
record WechatAccount(
    MerchantSigner signer,
    WechatContract contract,
    Map<PaymentScene, String> appIds,
    PlatformKeys platformKeys,
    String answerKey,
    ResourceCipher cipher,
    Site site,
    UUID organisation) {

  /** The site as the payer sees it. */
  record Site(String name, String address) {}
}
