package org.crowdshelf.payment.api;

import java.time.Instant;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A refund that keeps failing. */
@Name("FailingRefund")
@Description("A refund that was tried so often without an end that somebody has to look.")
public record FailingRefundNode(
    @NonNull @Description("What the provider knows the refund by") String refundReference,
    @NonNull @Description("What the provider knows the payment by") String paymentReference,
    @NonNull String provider,
    @NonNull Money amount,
    int attempts,
    @Description("What went wrong last; null where the provider just does not end it")
        String lastError,
    @NonNull Instant createdAt,
    @NonNull @Description("It goes on being tried") Instant nextAttemptAt) {}
