package org.crowdshelf.payment;

/**
 * An authentic message of a provider about a payment, or about a refund of it.
 *
 * @param notificationId the provider's id of this message, the same when it is sent again
 * @param merchantReference the reference of the payment
 * @param payment the status of the payment; null in a message about a refund
 * @param refund the status of the refund; null in a message about a payment
 */
public record ProviderMessage(
    String notificationId,
    String merchantReference,
    long amountMinor,
    String currency,
    PaymentStatus payment,
    RefundStatus refund) {}
