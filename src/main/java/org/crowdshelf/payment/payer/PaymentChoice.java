package org.crowdshelf.payment.payer;

import org.crowdshelf.payment.port.PaymentScene;

/**
 * The provider and scene by which a payer wants to pay.
 *
 * @param provider null for the site's default provider
 * @param scene null for the provider's first scene
 * @param payer the payer's id at the provider; null where it is not known
 * @param returnUrl where the payer wants to come back; null where the client gave none
 * @param payerAddress the IP address that the request came from
 */
public record PaymentChoice(
    String provider, PaymentScene scene, String payer, String returnUrl, String payerAddress) {}
