package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderFailure;

/** Proves, decrypts and reads notifications. */
final class WechatNotifications {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_ID = 64;

  private WechatNotifications() {}

  /**
   * The event of a notification.
   *
   * @throws BadCallback not authentic, of another merchant, or malformed
   * @throws ProviderFailure MISCONFIGURED if it is authentic and no APIv3 key decrypts it
   */
  static ProviderEvent read(WechatAccount account, Callback message, Instant now) {
    account.platformKeys().prove(message.headers(), message.body(), now);
    JsonNode envelope = json(message.body());
    String id = id(envelope.path("id"));
    String about = envelope.path("resource").path("original_type").asText("");
    if (!about.equals("transaction") && !about.equals("refund")) {
      return new ProviderEvent.Irrelevant(id);
    }
    JsonNode content = json(decrypted(account, envelope.path("resource")));
    if (!account.contract().isOf(content)) {
      throw BadCallback.notAuthentic("another merchant");
    }
    try {
      return about.equals("refund") ? refund(id, content) : payment(account, id, content);
    } catch (IllegalArgumentException malformed) {
      throw BadCallback.nonsense(malformed.getMessage());
    }
  }

  private static ProviderEvent payment(WechatAccount account, String id, JsonNode content) {
    if (!account.appIds().containsValue(content.path(account.contract().appField()).asText(""))) {
      throw BadCallback.notAuthentic("another app");
    }
    return new ProviderEvent.PaymentChanged(
        id, reference(content, "out_trade_no"), WechatStates.payment(account.contract(), content));
  }

  // A refund's message has no currency; WeChat Pay takes CNY only.
  private static ProviderEvent refund(String id, JsonNode content) {
    return new ProviderEvent.RefundChanged(
        id,
        reference(content, "out_trade_no"),
        reference(content, "transaction_id"),
        reference(content, "out_refund_no"),
        WechatStates.fen(content.path("amount").path("refund")),
        "CNY",
        WechatStates.refund(content));
  }

  private static String decrypted(WechatAccount account, JsonNode resource) {
    try {
      return account
          .cipher()
          .decrypt(
              resource.path("ciphertext").asText(""),
              resource.path("nonce").asText(""),
              resource.path("associated_data").asText(""));
    } catch (GeneralSecurityException wrongKey) {
      throw new ProviderFailure(
          ProviderFailure.Kind.MISCONFIGURED, "no APIv3 key decrypts an authentic notification");
    }
  }

  private static JsonNode json(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException malformed) {
      // Answered like any other text that is not a JSON object.
    }
    throw BadCallback.nonsense("not a JSON object");
  }

  private static String id(JsonNode id) {
    if (!id.isTextual()
        || id.asText().isBlank()
        || id.asText().length() > LONGEST_ID
        || id.asText().indexOf('\0') >= 0) {
      throw BadCallback.nonsense("id");
    }
    return id.asText();
  }

  private static String reference(JsonNode content, String name) {
    return id(content.path(name));
  }
}
