package org.crowdshelf.payment.port;

import java.time.Instant;
import java.util.Map;

/**
 * The instructions by which a client completes a started payment.
 *
 * @param redirectUrl the page to open; null unless the kind is REDIRECT
 * @param params what to hand to the provider's client library, under its own names
 * @param validUntil from when on it no longer opens; start the payment again for a new one
 * @param providerReference the provider's id that later calls need; null where ours is enough
 */
public record StartedPayment(
    PaymentInstructionKind kind,
    String redirectUrl,
    Map<String, String> params,
    Instant validUntil,
    String providerReference) {}
