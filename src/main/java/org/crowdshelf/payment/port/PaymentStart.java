package org.crowdshelf.payment.port;

import java.time.Instant;

/**
 * A payment to start at a provider.
 *
 * @param account the name of the merchant account that takes the money
 * @param reference ours: 32 hexadecimal digits, unique for ever
 * @param description what the payer sees
 * @param payer the payer's id at the provider (openid); null where the scene needs none
 * @param payerAddress the IP address that the request came from
 * @param returnUrl where the payer comes back
 * @param callbackUrl where the provider sends its messages
 * @param expiresAt from when on it must not be payable
 */
public record PaymentStart(
    String account,
    String reference,
    PaymentScene scene,
    long amountMinor,
    String currency,
    String description,
    String payer,
    String payerAddress,
    String returnUrl,
    String callbackUrl,
    Instant expiresAt) {}
