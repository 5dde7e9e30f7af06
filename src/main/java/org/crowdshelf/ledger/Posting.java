package org.crowdshelf.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A movement of money: entries that add up to zero, and what they come from.
 *
 * @param kind what happened, upper snake case
 * @param causeType what the cause is, upper snake case; with {@code kind} and {@code causeId} it is
 *     booked once
 * @param causeId the cause's key
 */
public record Posting(String kind, String causeType, UUID causeId, List<Entry> entries) {

  /** One side of a movement; amountMinor is positive for a debit, negative for a credit. */
  public record Entry(LedgerAccount account, UUID subject, String currency, long amountMinor) {}

  /** Keeps the entries that move something: a share of nothing is no entry. */
  public Posting {
    entries = entries.stream().filter(entry -> entry.amountMinor() != 0).toList();
  }

  /** The same amount from one account to another, both of one subject. */
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
