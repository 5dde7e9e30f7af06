package org.crowdshelf.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;

/**
 * Refunds. Stripe forgets an idempotency key after a day, so a refund is looked for by our
 * reference before it is made.
 */
record StripeRefunds(StripeClient client) {

  private static final Set<String> PERSONS =
      Set.of("charge_already_refunded", "charge_disputed", "amount_too_large");

  /** Gives money back, or answers again for a refund of the same reference. */
  Uni<ProviderRefund> make(StripeAccount account, RefundStart refund) {
    return query(account, refund)
        .flatMap(
            known ->
                known.state() == ProviderRefund.State.UNKNOWN
                    ? send(account, refund)
                    : Uni.createFrom().item(known));
  }

  private Uni<ProviderRefund> send(StripeAccount account, RefundStart refund) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("payment_intent", refund.transactionNumber());
    form.put(
        "amount",
        Long.toString(
            StripeAmounts.toStripe(refund.currency(), refund.amountMinor()).orElseThrow()));
    form.put("reason", "requested_by_customer");
    form.put("metadata[refund_reference]", refund.reference());
    return client
        .post(account, "/v1/refunds", form, "refund-" + refund.reference())
        .map(
            answer -> {
              if (answer.succeeded()) {
                return StripeStates.refund(answer.body());
              }
              if (PERSONS.contains(answer.code())) {
                return ProviderRefund.of(ProviderRefund.State.STUCK, answer.code());
              }
              throw answer.failure();
            });
  }

  /** Looks for a refund by our reference among those of the payment. */
  Uni<ProviderRefund> query(StripeAccount account, RefundStart refund) {
    String target = "/v1/refunds?limit=100&payment_intent=" + refund.transactionNumber();
    return client
        .get(account, target)
        .map(
            answer -> {
              if (!answer.succeeded()) {
                throw answer.failure();
              }
              for (JsonNode one : answer.body().path("data")) {
                if (one.path("metadata")
                    .path("refund_reference")
                    .asText("")
                    .equals(refund.reference())) {
                  return StripeStates.refund(one);
                }
              }
              return ProviderRefund.of(ProviderRefund.State.UNKNOWN, null);
            });
  }
}
