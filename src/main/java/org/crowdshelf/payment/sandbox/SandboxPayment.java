package org.crowdshelf.payment.sandbox;

import java.time.Instant;
import org.crowdshelf.shared.database.Row;

/** A payment as the sandbox knows it. */
record SandboxPayment(
    String reference,
    String currency,
    long amountMinor,
    String state,
    String returnUrl,
    Instant expiresAt,
    Instant paidAt,
    Behaviour behaviour) {

  static final String COLUMNS =
      "reference, currency, amount_minor, state, return_url, expires_at, paid_at,"
          + " coalesce(behaviour, (select behaviour from sandbox_settings)) as behaviour";

  static SandboxPayment of(Row row) {
    return new SandboxPayment(
        row.text("reference"),
        row.text("currency"),
        row.number("amount_minor"),
        row.text("state"),
        row.text("return_url"),
        row.instant("expires_at"),
        row.instant("paid_at"),
        row.value(Behaviour.class, "behaviour"));
  }

  /** The state for payers: an unpaid payment past its end is EXPIRED, though nobody closed it. */
  String shownState(Instant now) {
    return state.equals("PENDING") && !now.isBefore(expiresAt) ? "EXPIRED" : state;
  }

  /** The amount that it captures, in minor units. */
  long capturedMinor() {
    return behaviour == Behaviour.WRONG_AMOUNT && amountMinor > 1 ? amountMinor - 1 : amountMinor;
  }
}
