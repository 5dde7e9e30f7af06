package org.crowdshelf.payment.wechatpay;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crowdshelf.payment.port.Sha256Rsa;

/**
 * Signs with the merchant's private key: requests to WeChat Pay, and the parameters with which a
 * client opens the payment.
 *
 * @param merchant the merchant number (mchid)
 * @param serial the serial number of the merchant's API certificate: 40 hexadecimal digits, upper
 *     case
 */
record MerchantSigner(String merchant, String serial, PrivateKey key) {

  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

  /**
   * The Authorization header of a request.
   *
   * @param target path and query, exactly as they are sent
   * @param body exactly as it is sent; empty for GET
   */
  String authorization(String method, String target, String body, Instant now, String nonce) {
    String timestamp = seconds(now);
    String message = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
    return SCHEME
        + " mchid=\""
        + merchant
        + "\",nonce_str=\""
        + nonce
        + "\",signature=\""
        + Sha256Rsa.sign(key, message)
        + "\",timestamp=\""
        + timestamp
        + "\",serial_no=\""
        + serial
        + "\"";
  }

  /** The parameters of wx.requestPayment; the app's id is signed, but is not a parameter. */
  Map<String, String> miniProgram(String appId, String prepayId, Instant now, String nonce) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("timeStamp", seconds(now));
    params.put("nonceStr", nonce);
    params.put("package", "prepay_id=" + prepayId);
    params.put("signType", "RSA");
    params.put("paySign", paySign(appId, now, nonce, "prepay_id=" + prepayId));
    return params;
  }

  /** The parameters of getBrandWCPayRequest, for a page inside WeChat. */
  Map<String, String> page(String appId, String prepayId, Instant now, String nonce) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("appId", appId);
    params.putAll(miniProgram(appId, prepayId, now, nonce));
    return params;
  }

  /** The parameters of the app SDK; its fourth signed line is the bare prepay id. */
  Map<String, String> app(String appId, String prepayId, Instant now, String nonce) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("appid", appId);
    params.put("partnerid", merchant);
    params.put("prepayid", prepayId);
    params.put("package", "Sign=WXPay");
    params.put("noncestr", nonce);
    params.put("timestamp", seconds(now));
    params.put("sign", paySign(appId, now, nonce, prepayId));
    return params;
  }

  private String paySign(String appId, Instant now, String nonce, String last) {
    return Sha256Rsa.sign(key, appId + "\n" + seconds(now) + "\n" + nonce + "\n" + last + "\n");
  }

  private static String seconds(Instant now) {
    return Long.toString(now.getEpochSecond());
  }
}
