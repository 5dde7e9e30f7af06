package org.crowdshelf.payment.port;

/**
 * The numbers by which a provider finds a payment.
 *
 * @param account the name of the merchant account
 * @param reference ours
 * @param providerReference the provider's id from {@link StartedPayment}; null if it told none
 */
public record PaymentNumber(String account, String reference, String providerReference) {}
