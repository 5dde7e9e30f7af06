package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.ProviderFailure;

/** Fetches the trade bill of a day and checks it against the hash of the signed answer. */
record WechatBills(WechatClient client) {

  /** The bill; empty while WeChat Pay has not made it yet. */
  Uni<Optional<Bill>> fetch(WechatAccount account, LocalDate day) {
    return client
        .get(
            account,
            "/v3/bill/tradebill?bill_date="
                + day
                + account.contract().receiverQuery("&")
                + "&bill_type=ALL")
        .flatMap(
            answer -> {
              if (answer.succeeded()) {
                return download(account, answer.body()).map(Optional::of);
              }
              return switch (answer.code()) {
                case "STATEMENTCREATING" -> Uni.createFrom().item(Optional.<Bill>empty());
                case "NOSTATEMENTEXIST" -> Uni.createFrom().item(Optional.of(Bill.empty()));
                default -> Uni.createFrom().failure(answer.failure());
              };
            });
  }

  private Uni<Bill> download(WechatAccount account, JsonNode told) {
    URI address = URI.create(told.path("download_url").asText());
    // Only path and query are used: the request goes to the configured address.
    String target = address.getRawPath() + "?" + address.getRawQuery();
    return client
        .download(account, target)
        .map(
            bytes -> {
              String expected = told.path("hash_value").asText().toLowerCase(Locale.ROOT);
              if (!expected.equals(hash("SHA-1", bytes))) {
                throw new ProviderFailure(
                    ProviderFailure.Kind.TRY_AGAIN, "the bill differs from its hash");
              }
              return bill(bytes);
            });
  }

  private static Bill bill(byte[] bytes) {
    try {
      TradeBill bill = TradeBill.read(new String(bytes, StandardCharsets.UTF_8));
      return new Bill(
          bill.lines().stream().map(WechatBills::line).toList(), hash("SHA-256", bytes));
    } catch (IllegalArgumentException malformed) {
      throw new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, malformed.getMessage());
    }
  }

  private static Bill.Line line(TradeBill.Line line) {
    boolean refund = line.refundReference() != null;
    return new Bill.Line(
        refund ? Bill.Kind.REFUND : Bill.Kind.PAYMENT,
        line.merchantReference(),
        line.refundReference(),
        line.transactionId(),
        line.amountMinor(),
        line.currency(),
        line.feeMicros(),
        refund && (line.refundState().equals("FAIL") || line.refundState().equals("CHANGE")),
        line.at().toInstant());
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
