package org.crowdshelf.payment;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.payment.port.PaymentAddresses;
import org.crowdshelf.payment.port.PaymentNumber;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.shared.database.Row;

/**
 * A row of the table payments, as it was read or written.
 *
 * @param route who takes the money, and how it is paid
 * @param description what the payer sees
 * @param instruction as JSON; null before the provider has answered
 * @param instructionValidUntil null where it is valid until expiresAt
 * @param providerReference the provider's id that later calls need; null where it has none
 * @param closing true if it is to be closed at the provider
 * @param expiresAt from when on the provider must not take the payment
 */
public record StoredPayment(
    UUID id,
    PaymentRoute route,
    String reference,
    UUID purpose,
    UUID subject,
    String currency,
    long amountMinor,
    PaymentState state,
    String description,
    String instruction,
    Instant instructionValidUntil,
    String providerReference,
    boolean closing,
    Instant createdAt,
    Instant expiresAt) {

  static final String COLUMNS =
      "id, provider, account, scene, payer_id, payer_address, return_url, merchant_reference,"
          + " purpose_id, subject_id, currency, amount_minor, state, description,"
          + " cast(instruction as text) as instruction, instruction_valid_until,"
          + " provider_reference, closing, created_at, expires_at";

  /** A new payment, which the provider does not know yet. */
  static StoredPayment of(UUID id, Payments.Due due, Instant now, Instant expiresAt) {
    return new StoredPayment(
        id,
        due.route(),
        // 32 hexadecimal digits.
        id.toString().replace("-", ""),
        due.purpose(),
        due.subject(),
        due.currency(),
        due.amountMinor(),
        PaymentState.CREATED,
        due.description(),
        null,
        null,
        null,
        false,
        now,
        expiresAt);
  }

  static StoredPayment of(Row row) {
    return new StoredPayment(
        row.uuid("id"),
        new PaymentRoute(
            row.text("provider"),
            row.text("account"),
            row.value(PaymentScene.class, "scene"),
            row.text("payer_id"),
            row.text("payer_address"),
            row.text("return_url")),
        row.text("merchant_reference"),
        row.uuid("purpose_id"),
        row.uuid("subject_id"),
        row.text("currency"),
        row.number("amount_minor"),
        row.value(PaymentState.class, "state"),
        row.text("description"),
        row.text("instruction"),
        row.instant("instruction_valid_until"),
        row.text("provider_reference"),
        row.flag("closing"),
        row.instant("created_at"),
        row.instant("expires_at"));
  }

  /** Returns whether a payer may be sent to the provider now. */
  boolean isPayable() {
    return state.isLive() && !closing;
  }

  /** Returns whether the stored instruction still opens at this time. */
  boolean hasInstruction(Instant now) {
    return instruction != null
        && (instructionValidUntil == null || now.isBefore(instructionValidUntil));
  }

  PaymentNumber number() {
    return new PaymentNumber(route.account(), reference, providerReference);
  }

  PaymentStart start(PaymentAddresses addresses) {
    return new PaymentStart(
        route.account(),
        reference,
        route.scene(),
        amountMinor,
        currency,
        description == null ? reference : description,
        route.payer(),
        route.payerAddress(),
        route.returnUrl() == null ? addresses.done() : route.returnUrl(),
        addresses.callback(route.provider(), route.account()),
        expiresAt);
  }
}
