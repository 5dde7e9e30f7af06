package org.crowdshelf.payment;

import java.time.Instant;

/**
 * A payment as its provider gets it.
 *
 * @param merchantReference 32 hexadecimal digits
 * @param expiresAt when the payer can no longer pay
 */
public record PaymentOrder(
    String merchantReference, long amountMinor, String currency, Instant expiresAt) {}
