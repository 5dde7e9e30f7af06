package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.crowdshelf.payment.port.PaymentStart;

/** The body of an order. Equal starts give equal bodies, or WeChat Pay refuses the number. */
final class OrderBody {

  /** The longest description, in characters. */
  private static final int DESCRIPTION = 127;

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private OrderBody() {}

  /** The path of a scene's order call. */
  static String path(WechatAccount account, PaymentStart start) {
    String trade =
        switch (start.scene()) {
          case WECHAT_MINI_PROGRAM, WECHAT_PAGE -> "jsapi";
          case WECHAT_H5 -> "h5";
          case WECHAT_QR -> "native";
          case WECHAT_APP -> "app";
          default ->
              throw new IllegalArgumentException(start.scene() + " is not a scene of WeChat");
        };
    return account.contract().orders() + trade;
  }

  /** The body of the order. */
  static ObjectNode of(WechatAccount account, PaymentStart start) {
    WechatContract contract = account.contract();
    ObjectNode body = contract.body();
    body.put(contract.appField(), account.appIds().get(start.scene()));
    body.put("description", shortened(start.description()));
    body.put("out_trade_no", start.reference());
    body.put("time_expire", time(start.expiresAt()));
    body.put("notify_url", start.callbackUrl());
    body.putObject("amount").put("total", start.amountMinor()).put("currency", start.currency());
    switch (start.scene()) {
      case WECHAT_MINI_PROGRAM, WECHAT_PAGE ->
          body.putObject("payer").put(contract.payerField(), start.payer());
      case WECHAT_H5 -> {
        ObjectNode scene =
            body.putObject("scene_info").put("payer_client_ip", start.payerAddress());
        scene
            .putObject("h5_info")
            .put("type", "Wap")
            .put("app_name", account.site().name())
            .put("app_url", account.site().address());
      }
      default -> {
        // The other scenes need no more.
      }
    }
    return body;
  }

  private static String time(Instant instant) {
    return RFC_3339.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= DESCRIPTION
        ? text
        : text.substring(0, text.offsetByCodePoints(0, DESCRIPTION - 1)) + "…";
  }
}
