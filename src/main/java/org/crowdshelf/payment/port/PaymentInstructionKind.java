package org.crowdshelf.payment.port;

import org.eclipse.microprofile.graphql.Description;

/** The ways in which a client carries out a payment instruction. */
@Description("What to do with an instruction; switch on this, not on provider. May grow.")
public enum PaymentInstructionKind {
  @Description("Open redirectUrl")
  REDIRECT,
  @Description("Hand params to wx.requestPayment")
  WX_REQUEST_PAYMENT,
  @Description("Hand params to WeixinJSBridge getBrandWCPayRequest")
  WEIXIN_JS_BRIDGE,
  @Description("Draw params text as a QR code")
  QR_TEXT,
  @Description("Hand params to the provider's app SDK")
  APP
}
