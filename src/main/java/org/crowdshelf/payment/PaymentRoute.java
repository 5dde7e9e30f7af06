package org.crowdshelf.payment;

import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.payment.port.PaymentScene;

/**
 * The way that a payment takes: a {@link PaymentChoice} that was checked.
 *
 * @param account the name of the merchant account
 * @param payer null where the scene needs none
 */
public record PaymentRoute(
    String provider,
    String account,
    PaymentScene scene,
    String payer,
    String payerAddress,
    String returnUrl) {}
