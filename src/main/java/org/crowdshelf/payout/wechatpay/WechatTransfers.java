package org.crowdshelf.payout.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payout.port.PayoutOrder;
import org.crowdshelf.payout.port.ProviderPayout;
import org.jboss.logging.Logger;

/**
 * Writes transfers as WeChat Pay takes them, and reads their states.
 *
 * @param merchant the number of the merchant that pays
 * @param reports pairs of type and content that the scene has to tell
 */
record WechatTransfers(
    String merchant, String app, String scene, List<List<String>> reports, String remark) {

  private static final Logger LOG = Logger.getLogger(WechatTransfers.class);

  /**
   * The body of a transfer.
   *
   * @param name the receiver's name, encrypted; WeChat Pay compares it with the account's
   */
  ObjectNode body(PayoutOrder order, String openid, String name) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("appid", app)
            .put("out_bill_no", order.reference())
            .put("transfer_scene_id", scene)
            .put("openid", openid)
            .put("user_name", name)
            .put("transfer_amount", order.amountMinor())
            .put("transfer_remark", remark);
    ArrayNode told = body.putArray("transfer_scene_report_infos");
    reports.forEach(
        pair -> told.addObject().put("info_type", pair.get(0)).put("info_content", pair.get(1)));
    return body;
  }

  /** Returns whether an answer is about this transfer of this merchant. */
  boolean isOf(PayoutOrder order, JsonNode answer) {
    return order.reference().equals(answer.path("out_bill_no").asText())
        && (!answer.has("mch_id") || merchant.equals(answer.path("mch_id").asText()))
        && (!answer.has("transfer_amount")
            || answer.path("transfer_amount").asLong(-1) == order.amountMinor());
  }

  /** The state of a transfer; an unknown one counts as pending. */
  ProviderPayout payout(JsonNode answer) {
    String state = answer.path("state").asText("");
    return switch (state) {
      case "SUCCESS" -> of(ProviderPayout.State.PAID, answer, null);
      case "FAIL", "CANCELLED" ->
          of(ProviderPayout.State.REFUSED, answer, answer.path("fail_reason").asText(state));
      case "WAIT_USER_CONFIRM" -> waiting(answer);
      case "ACCEPTED", "PROCESSING", "TRANSFERING", "CANCELING" ->
          of(ProviderPayout.State.PENDING, answer, null);
      default -> {
        LOG.warn("WeChat Pay tells an unknown state of a transfer; it counts as pending");
        yield of(ProviderPayout.State.PENDING, answer, null);
      }
    };
  }

  // Queries do not tell the package: the same transfer is sent again for it.
  private ProviderPayout waiting(JsonNode answer) {
    String opened = answer.path("package_info").asText("");
    return new ProviderPayout(
        ProviderPayout.State.PENDING,
        answer.path("transfer_bill_no").asText(null),
        null,
        opened.isEmpty() ? Map.of() : Map.of("mchId", merchant, "appId", app, "package", opened));
  }

  private static ProviderPayout of(ProviderPayout.State state, JsonNode answer, String reason) {
    return new ProviderPayout(state, answer.path("transfer_bill_no").asText(null), reason);
  }
}
