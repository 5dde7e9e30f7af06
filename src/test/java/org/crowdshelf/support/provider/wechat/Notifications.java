package org.crowdshelf.support.provider.wechat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.provider.Notifier;

/** Encrypted, signed notifications with WeChat Pay's schedule of repetitions. */
public final class Notifications implements AutoCloseable {

  private static final List<Duration> SCHEDULE =
      List.of(15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600)
          .stream()
          .map(Duration::ofSeconds)
          .toList();

  private final Notifier notifier;
  private final Seal seal;
  private final Clock clock;
  private final String serial;

  Notifications(Seal seal, Clock clock, String serial, double scale) {
    this.seal = seal;
    this.clock = clock;
    this.serial = serial;
    this.notifier =
        new Notifier(
            SCHEDULE,
            scale,
            Duration.ofSeconds(5),
            answer -> answer.statusCode() == 200 || answer.statusCode() == 204);
  }

  /** Sends none until told otherwise. */
  public void drop(boolean dropping) {
    notifier.drop(dropping);
  }

  /** The number of notifications that are neither accepted nor given up. */
  public int waiting() {
    return notifier.waiting();
  }

  void paid(Orders.Order order, ObjectNode transaction) {
    send(order.callback(), "TRANSACTION.SUCCESS", "transaction", transaction);
  }

  void refunded(Refunds.Refund refund, String merchant) {
    send(
        refund.call.path("notify_url").asText(),
        "REFUND." + refund.status,
        "refund",
        content(refund, merchant));
  }

  private static ObjectNode content(Refunds.Refund refund, String merchant) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    if (refund.order.subMerchant == null) {
      content.put("mchid", merchant);
    } else {
      content.put("sp_mchid", merchant).put("sub_mchid", refund.order.subMerchant);
    }
    content.put("out_trade_no", refund.order.number);
    content.put("transaction_id", refund.order.transaction);
    content.put("out_refund_no", refund.number);
    content.put("refund_id", refund.id);
    content.put("refund_status", refund.status);
    content.put("success_time", Orders.time(refund.doneAt));
    content.put("user_received_account", refund.destination);
    content
        .putObject("amount")
        .put("total", refund.order.total)
        .put("refund", refund.amount)
        .put("payer_total", refund.order.total)
        .put("payer_refund", refund.amount);
    return content;
  }

  private void send(String address, String type, String about, ObjectNode content) {
    String body = body(type, about, content);
    notifier.send(() -> message(address, body, clock.instant()));
  }

  /** The status that the receiver answers to a payment's message that was made at this time. */
  int sendPaid(Orders.Order order, ObjectNode transaction, Instant at) {
    return notifier.sendOnce(
        message(order.callback(), body("TRANSACTION.SUCCESS", "transaction", transaction), at));
  }

  /** The status that the receiver answers to WeChat Pay's probe, whose signature is wrong. */
  int sendProbe(Orders.Order order, ObjectNode transaction) {
    String body = body("TRANSACTION.SUCCESS", "transaction", transaction);
    Notifier.Message message = message(order.callback(), body, clock.instant());
    Map<String, String> headers = new LinkedHashMap<>(message.headers());
    headers.compute("Wechatpay-Signature", (name, right) -> "WECHATPAY/SIGNTEST/" + right);
    return notifier.sendOnce(new Notifier.Message(message.address(), headers, body));
  }

  private Notifier.Message message(String address, String body, Instant at) {
    Map<String, String> headers = new LinkedHashMap<>(seal.sign(serial, body, at));
    headers.put("Content-Type", "application/json");
    return new Notifier.Message(URI.create(address), headers, body);
  }

  private String body(String type, String about, ObjectNode content) {
    String nonce = UUID.randomUUID().toString().substring(0, 12);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", UUID.randomUUID().toString());
    body.put("create_time", Orders.time(clock.instant()));
    body.put("event_type", type);
    body.put("resource_type", "encrypt-resource");
    body.put("summary", type);
    body.putObject("resource")
        .put("original_type", about)
        .put("algorithm", "AEAD_AES_256_GCM")
        .put("ciphertext", seal.encrypt(content.toString(), nonce, about))
        .put("associated_data", about)
        .put("nonce", nonce);
    return body.toString();
  }

  @Override
  public void close() {
    notifier.close();
  }
}
