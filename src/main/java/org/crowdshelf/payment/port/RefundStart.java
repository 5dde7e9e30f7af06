package org.crowdshelf.payment.port;

/**
 * Money to give back.
 *
 * @param payment the payment that it comes from
 * @param transactionNumber the provider's number of the payment; null where it is not known
 * @param reference our number of this try: 32 hexadecimal digits
 * @param amountMinor in minor units; at most what is left of the payment
 * @param paymentMinor the payment's whole amount in minor units
 * @param reason shown to the payer
 * @param callbackUrl where the provider sends its messages
 */
public record RefundStart(
    PaymentNumber payment,
    String transactionNumber,
    String reference,
    long amountMinor,
    long paymentMinor,
    String currency,
    String reason,
    String callbackUrl) {}
