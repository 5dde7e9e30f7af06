package org.crowdshelf.spending;

import java.util.UUID;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Row;

/**
 * A spending whose project is locked.
 *
 * @param own whether whoever asks is one of the project's own people
 */
record StoredSpending(
    UUID key, UUID project, String currency, long amountMinor, SpendingState state, boolean own) {

  /** Selects the spending {@code $1} for the account {@code $2}. */
  static final String SELECT =
      "select s.id, s.project_id, p.currency, s.amount_minor, s.state, "
          + OwnPeople.include("$2")
          + " as own from spendings s join projects p on p.id = s.project_id where s.id = $1";

  static StoredSpending of(Row row) {
    return new StoredSpending(
        row.uuid("id"),
        row.uuid("project_id"),
        row.text("currency"),
        row.number("amount_minor"),
        row.value(SpendingState.class, "state"),
        row.flag("own"));
  }
}
