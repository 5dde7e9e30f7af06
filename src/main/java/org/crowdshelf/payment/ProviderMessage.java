package org.crowdshelf.payment;

/**
 * An authentic message of a provider about a payment, or about a refund of it.
 *
 * @param notificationId the provider's name for this message, the same when it repeats it
 * @param merchantReference the payment's
 * @param payment what became of the payment; null in a message about a refund
 * @param refund what became of the refund; null in a message about a payment
 */
public record ProviderMessage(
    String notificationId,
    String merchantReference,
    long amountMinor,
    String currency,
    PaymentStatus payment,
    RefundStatus refund) {}
