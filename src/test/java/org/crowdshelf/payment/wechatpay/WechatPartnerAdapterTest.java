package org.crowdshelf.payment.wechatpay;

import org.crowdshelf.support.provider.wechat.WechatPaySimulator;

/** The same for a merchant whose service provider signs: other paths, and other names of fields. */
class WechatPartnerAdapterTest extends WechatAdapterTest {

  @Override
  WechatContract contract() {
    return new WechatContract(WechatPaySimulator.MERCHANT, WechatPaySimulator.SUB_MERCHANT);
  }
}
