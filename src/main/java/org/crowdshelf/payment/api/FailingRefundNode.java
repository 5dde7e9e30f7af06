package org.crowdshelf.payment.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A refund that keeps failing. */
@Name("FailingRefund")
@Description("A refund that has failed so often that an admin has to look at it.")
public record FailingRefundNode(
    @Ignore UUID key,
    @Ignore UUID paymentKey,
    @NonNull @Description("What the provider knows the refund by") String refundReference,
    @NonNull @Description("What the provider knows the payment by") String paymentReference,
    @NonNull @Description("Name of the payment provider") String provider,
    @NonNull @Description("The amount to give back") Money amount,
    @Description("How often it was tried") int attempts,
    @Description(
            "The last error; null if the provider reports none but does not complete the refund")
        String lastError,
    @NonNull Instant createdAt,
    @NonNull @Description("When the service tries again") Instant nextAttemptAt) {

  static FailingRefundNode of(Row row) {
    return new FailingRefundNode(
        row.uuid("id"),
        row.uuid("payment_id"),
        row.text("refund_reference"),
        row.text("payment_reference"),
        row.text("provider"),
        Money.of(row.number("amount_minor"), row.text("currency")),
        row.integer("attempts"),
        row.text("last_error"),
        row.instant("created_at"),
        row.instant("next_attempt_at"));
  }

  /** The place in the list, for cursors. */
  @Ignore
  String place() {
    return new TimePlace(createdAt, key).toString();
  }
}
