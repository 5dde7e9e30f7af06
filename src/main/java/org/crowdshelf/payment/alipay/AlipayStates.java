package org.crowdshelf.payment.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;
import org.crowdshelf.payment.port.ProviderPayment;

/** Translates the states of a trade, which answers and notifications name alike. */
final class AlipayStates {

  private AlipayStates() {}

  /**
   * A payment. TRADE_CLOSED stands for a trade that was never paid as well as for one that was
   * refunded whole: only the latter has a time of payment.
   *
   * @param field reads a field of the trade; empty text where it is missing
   * @param paidAt the name of the field with the time of payment
   * @throws IllegalArgumentException if it is paid and its amount or time is malformed
   */
  static ProviderPayment payment(UnaryOperator<String> field, String paidAt) {
    boolean paid = !field.apply(paidAt).isEmpty();
    return switch (field.apply("trade_status")) {
      case "TRADE_SUCCESS", "TRADE_FINISHED" -> succeeded(field, paidAt);
      case "TRADE_CLOSED" ->
          paid ? succeeded(field, paidAt) : ProviderPayment.unpaid(ProviderPayment.State.CLOSED);
      default -> ProviderPayment.unpaid(ProviderPayment.State.PENDING);
    };
  }

  private static ProviderPayment succeeded(UnaryOperator<String> field, String paidAt) {
    return new ProviderPayment(
        ProviderPayment.State.SUCCEEDED,
        Yuan.minor(field.apply("total_amount"))
            .orElseThrow(() -> new IllegalArgumentException("total_amount is malformed")),
        "CNY",
        field.apply("trade_no"),
        payer(field),
        time(field.apply(paidAt)),
        null);
  }

  private static String payer(UnaryOperator<String> field) {
    String open = field.apply("buyer_open_id");
    String user = open.isEmpty() ? field.apply("buyer_user_id") : open;
    String id = user.isEmpty() ? field.apply("buyer_id") : user;
    return id.isEmpty() ? null : id;
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, AlipayClient.TIME).toInstant(AlipayClient.CHINA);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("the time of payment is malformed", malformed);
    }
  }
}
