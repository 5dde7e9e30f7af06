package org.crowdshelf.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crowdshelf.payment.port.Bill;

/** The balance transactions of a UTC day as a bill. */
record StripeBills(StripeClient client) {

  /** The bill of a day that is over. */
  Uni<Bill> fetch(StripeAccount account, LocalDate day) {
    long from = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    long to = day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    String target =
        "/v1/balance_transactions?limit=100&expand[]=data.source&created[gte]="
            + from
            + "&created[lt]="
            + to;
    return page(account, target, "", new ArrayList<>());
  }

  private Uni<Bill> page(
      StripeAccount account, String target, String after, List<Bill.Line> lines) {
    return client
        .get(account, after.isEmpty() ? target : target + "&starting_after=" + after)
        .flatMap(
            answer -> {
              if (!answer.succeeded()) {
                return Uni.createFrom().failure(answer.failure());
              }
              String last = "";
              for (JsonNode movement : answer.body().path("data")) {
                last = movement.path("id").asText();
                add(lines, movement);
              }
              return answer.body().path("has_more").asBoolean()
                  ? page(account, target, last, lines)
                  : Uni.createFrom().item(new Bill(List.copyOf(lines), ""));
            });
  }

  // Payouts, fees of other products and the like are no movements of payments.
  private static void add(List<Bill.Line> lines, JsonNode movement) {
    switch (movement.path("type").asText("")) {
      case "charge", "payment" -> lines.add(line(Bill.Kind.PAYMENT, movement));
      case "refund", "payment_refund" -> lines.add(line(Bill.Kind.REFUND, movement));
      case "refund_failure", "payment_failure_refund" ->
          lines.add(line(Bill.Kind.REFUND_RETURNED, movement));
      case "adjustment" -> {
        if (movement.path("source").path("object").asText("").equals("dispute")) {
          boolean taken = movement.path("amount").asLong() < 0;
          lines.add(line(taken ? Bill.Kind.DISPUTE : Bill.Kind.DISPUTE_WON, movement));
        }
      }
      default -> {
        // Not about a payment.
      }
    }
  }

  private static Bill.Line line(Bill.Kind kind, JsonNode movement) {
    JsonNode source = movement.path("source");
    String currency = StripeStates.currency(source);
    boolean payment = kind == Bill.Kind.PAYMENT;
    return new Bill.Line(
        kind,
        source.path("metadata").path("reference").asText(source.path("payment_intent").asText()),
        payment
            ? null
            : source.path("metadata").path("refund_reference").asText(source.path("id").asText()),
        source.path("payment_intent").asText(),
        StripeAmounts.toMinor(currency, StripeStates.amount(source.path("amount"))),
        currency,
        StripeAmounts.micros(
            StripeStates.currency(movement), StripeStates.amount(movement.path("fee"))),
        false,
        Instant.ofEpochSecond(movement.path("created").asLong()));
  }
}
