package org.crowdshelf.payment.port;

/** An authentic message of a provider. */
public sealed interface ProviderEvent {

  /** The provider's id of the message, the same when it sends the message again. */
  String id();

  /**
   * A payment changed.
   *
   * @param reference our reference of the payment
   */
  record PaymentChanged(String id, String reference, ProviderPayment payment)
      implements ProviderEvent {}

  /**
   * A refund changed.
   *
   * @param reference our reference of the payment; null where the message names it by the
   *     provider's number only
   * @param transactionNumber the provider's number of the payment
   * @param refundReference our reference of the refund; the provider's where it was made there
   * @param amountMinor in minor units; {@link #NOT_TOLD} where the message tells none
   */
  record RefundChanged(
      String id,
      String reference,
      String transactionNumber,
      String refundReference,
      long amountMinor,
      String currency,
      ProviderRefund refund)
      implements ProviderEvent {

    /** The amount of a message that tells none. */
    public static final long NOT_TOLD = -1;
  }

  /**
   * The payer's bank took money back, or returned it after the dispute.
   *
   * @param transactionNumber the provider's number of the payment
   * @param reference the provider's number of the dispute
   * @param amountMinor in minor units
   * @param taken false where the money came back
   */
  record Disputed(
      String id,
      String transactionNumber,
      String reference,
      long amountMinor,
      String currency,
      boolean taken)
      implements ProviderEvent {}

  /** A message about nothing that the service uses. */
  record Irrelevant(String id) implements ProviderEvent {}
}
