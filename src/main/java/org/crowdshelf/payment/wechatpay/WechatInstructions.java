package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.port.PaymentInstructionKind;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.payment.port.StartedPayment;

/** The payer's instruction for each scene, made of WeChat Pay's answer to a new order. */
final class WechatInstructions {

  private static final Duration PREPAY_VALIDITY = Duration.ofHours(2);
  private static final Duration H5_VALIDITY = Duration.ofMinutes(5);

  private WechatInstructions() {}

  /** The instruction; where the payer's app starts the payment, it is signed by the merchant. */
  static StartedPayment of(WechatAccount account, PaymentStart start, JsonNode order, Instant now) {
    if (start.scene() == PaymentScene.WECHAT_H5) {
      return new StartedPayment(
          PaymentInstructionKind.REDIRECT,
          withReturn(order.path("h5_url").asText(), start.returnUrl()),
          Map.of(),
          now.plus(H5_VALIDITY),
          null);
    }
    String nonce = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    String appId = account.appIds().get(start.scene());
    String prepayId = order.path("prepay_id").asText();
    MerchantSigner signer = account.signer();
    Instant end = now.plus(PREPAY_VALIDITY);
    return switch (start.scene()) {
      case WECHAT_QR ->
          params(
              PaymentInstructionKind.QR_TEXT, Map.of("text", order.path("code_url").asText()), end);
      case WECHAT_PAGE ->
          params(
              PaymentInstructionKind.WEIXIN_JS_BRIDGE,
              signer.page(appId, prepayId, now, nonce),
              end);
      case WECHAT_APP ->
          params(PaymentInstructionKind.APP, signer.app(appId, prepayId, now, nonce), end);
      default ->
          params(
              PaymentInstructionKind.WX_REQUEST_PAYMENT,
              signer.miniProgram(appId, prepayId, now, nonce),
              end);
    };
  }

  private static StartedPayment params(
      PaymentInstructionKind kind, Map<String, String> params, Instant end) {
    return new StartedPayment(kind, null, params, end, null);
  }

  private static String withReturn(String page, String returnUrl) {
    return returnUrl == null
        ? page
        : page + "&redirect_url=" + URLEncoder.encode(returnUrl, StandardCharsets.UTF_8);
  }
}
