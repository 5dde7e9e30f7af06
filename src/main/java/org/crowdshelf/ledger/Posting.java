package org.crowdshelf.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A movement of money: entries that add up to zero, and their cause.
 *
 * @param kind the kind of movement, upper snake case
 * @param causeType the kind of cause, upper snake case; each triple of kind, causeType and causeId
 *     is booked once
 * @param causeId the key of the cause
 */
public record Posting(String kind, String causeType, UUID causeId, List<Entry> entries) {

  /** One side of a movement; amountMinor is positive for a debit, negative for a credit. */
  public record Entry(LedgerAccount account, UUID subject, String currency, long amountMinor) {}

  /** Drops entries of zero, e.g. a fee of 0 %. */
  public Posting {
    entries = entries.stream().filter(entry -> entry.amountMinor() != 0).toList();
  }

  /** Moves an amount from one account to another, both of one subject. */
  public static Posting move(
      String kind,
      String causeType,
      UUID causeId,
      UUID subject,
      String currency,
      long amountMinor,
      LedgerAccount debit,
      LedgerAccount credit) {
    return new Posting(
        kind,
        causeType,
        causeId,
        List.of(
            new Entry(debit, subject, currency, amountMinor),
            new Entry(credit, subject, currency, -amountMinor)));
  }
}
