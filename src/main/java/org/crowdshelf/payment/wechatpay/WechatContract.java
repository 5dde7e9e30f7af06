package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crowdshelf.payment.port.MerchantAccount.Mode;

/**
 * The merchants of an account. In direct mode (直连商户) one merchant signs and gets the money. In
 * partner mode (服务商) the service provider signs, and a sub-merchant gets the money. The modes use
 * different paths, and different names for the same fields.
 *
 * @param merchant the number of the merchant that signs: mchid, or sp_mchid
 * @param subMerchant the number of the merchant that gets the money (sub_mchid); null where the
 *     signing one does
 */
record WechatContract(String merchant, String subMerchant) {

  private static final String DIRECT = "/v3/pay/transactions/";
  private static final String PARTNER = "/v3/pay/partner/transactions/";

  private boolean isPartner() {
    return subMerchant != null;
  }

  /** Whose contract with WeChat Pay it is. */
  Mode mode() {
    return isPartner() ? Mode.PARTNER : Mode.DIRECT;
  }

  /** The number of the merchant that gets the money. */
  String receiver() {
    return isPartner() ? subMerchant : merchant;
  }

  /** The path of orders, with a slash at its end. */
  String orders() {
    return isPartner() ? PARTNER : DIRECT;
  }

  /** The path of an order by our number. */
  String order(String reference) {
    return orders() + "out-trade-no/" + reference;
  }

  /** The query of an order query. */
  String orderQuery() {
    return isPartner()
        ? "?sp_mchid=" + merchant + "&sub_mchid=" + subMerchant
        : "?mchid=" + merchant;
  }

  /** The parameter with the sub-merchant for queries of refunds and bills; empty in direct mode. */
  String receiverQuery(String separator) {
    return isPartner() ? separator + "sub_mchid=" + subMerchant : "";
  }

  /** A body that names the merchants. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return isPartner()
        ? body.put("sp_mchid", merchant).put("sub_mchid", subMerchant)
        : body.put("mchid", merchant);
  }

  /** A refund's body: it names the receiving merchant only. */
  ObjectNode refundBody() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return isPartner() ? body.put("sub_mchid", subMerchant) : body;
  }

  /** The name of the app in bodies and answers. */
  String appField() {
    return isPartner() ? "sp_appid" : "appid";
  }

  /** The name of the payer's id in bodies and answers. */
  String payerField() {
    return isPartner() ? "sp_openid" : "openid";
  }

  /** Returns whether an answer or a notification is about these merchants. */
  boolean isOf(JsonNode content) {
    return isPartner()
        ? merchant.equals(content.path("sp_mchid").asText())
            && subMerchant.equals(content.path("sub_mchid").asText())
        : merchant.equals(content.path("mchid").asText());
  }
}
