package org.crowdshelf.payment;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;

/** A row of the table payments, as it was read or written. */
public record StoredPayment(
    UUID id,
    String provider,
    String reference,
    UUID purpose,
    UUID subject,
    String currency,
    long amountMinor,
    PaymentState state,
    String instruction,
    Instant expiresAt) {

  static final String COLUMNS =
      "id, provider, merchant_reference, purpose_id, subject_id, currency, amount_minor, state,"
          + " cast(instruction as text) as instruction, expires_at";

  /** A new payment, which the provider does not know yet. */
  static StoredPayment of(UUID id, Payments.Due due) {
    return new StoredPayment(
        id,
        due.provider(),
        // 32 hexadecimal digits.
        id.toString().replace("-", ""),
        due.purpose(),
        due.subject(),
        due.currency(),
        due.amountMinor(),
        PaymentState.CREATED,
        null,
        due.expiresAt());
  }

  static StoredPayment of(Row row) {
    return new StoredPayment(
        row.uuid("id"),
        row.text("provider"),
        row.text("merchant_reference"),
        row.uuid("purpose_id"),
        row.uuid("subject_id"),
        row.text("currency"),
        row.number("amount_minor"),
        row.value(PaymentState.class, "state"),
        row.text("instruction"),
        row.instant("expires_at"));
  }

  PaymentOrder order() {
    return new PaymentOrder(reference, amountMinor, currency, expiresAt);
  }
}
