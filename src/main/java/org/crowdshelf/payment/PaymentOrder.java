package org.crowdshelf.payment;

import java.time.Instant;

/**
 * What a provider is told about a payment.
 *
 * @param merchantReference 32 hexadecimal digits
 * @param expiresAt when the payer has had their time
 */
public record PaymentOrder(
    String merchantReference, long amountMinor, String currency, Instant expiresAt) {}
