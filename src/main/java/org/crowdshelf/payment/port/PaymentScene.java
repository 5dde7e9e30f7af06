package org.crowdshelf.payment.port;

import org.eclipse.microprofile.graphql.Description;

/** Where the payer is, which decides how a client opens the payment. */
@Description("Where the payer is. May grow.")
public enum PaymentScene {
  @Description("wx.requestPayment in a mini-program; needs the payer's openid")
  WECHAT_MINI_PROGRAM,
  @Description("A page inside WeChat (JSAPI); needs the payer's openid")
  WECHAT_PAGE,
  @Description("A phone's browser outside WeChat")
  WECHAT_H5,
  @Description("A code on a computer's screen, scanned with WeChat")
  WECHAT_QR,
  @Description("An app with WeChat's SDK")
  WECHAT_APP,
  @Description("A phone's browser")
  ALIPAY_WAP,
  @Description("A computer's browser")
  ALIPAY_PAGE,
  @Description("An app with Alipay's SDK")
  ALIPAY_APP,
  @Description("Stripe's hosted page")
  STRIPE_PAGE,
  @Description("The test provider's own page; never in production")
  SANDBOX_PAGE;

  /** Returns whether the provider has to know the payer's id at its own (openid). */
  public boolean needsPayer() {
    return this == WECHAT_MINI_PROGRAM || this == WECHAT_PAGE;
  }
}
