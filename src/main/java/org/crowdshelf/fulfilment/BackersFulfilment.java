package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;

/**
 * A fulfilment, its row locked by the running transaction.
 *
 * @param delivery the day that is promised now; null for none
 */
record BackersFulfilment(
    UUID project,
    FulfilmentState state,
    Instant sentAt,
    Instant receivedAt,
    Boolean asPromised,
    LocalDate delivery) {

  // A pledge that is not collected has no row to lock, and nothing is sent for it yet.
  private static final String STANDING =
      """
      select g.project_id, coalesce(f.state, 'WAITING') as state, f.sent_at, f.received_at, f.as_promised, r.estimated_delivery
        from pledges g
        left join fulfilments f on f.pledge_id = g.id and f.called_off_at is null
        left join rewards r on r.id = g.reward_id
       where g.id = $1 and g.account_id = $2""";

  private static final String LOCK =
      "select 1 as one from fulfilments where pledge_id = $1 and account_id = $2 for no key update";

  private static BackersFulfilment of(Row row) {
    return new BackersFulfilment(
        row.uuid("project_id"),
        row.value(FulfilmentState.class, "state"),
        row.instant("sent_at"),
        row.instant("received_at"),
        row.flagOrNull("as_promised"),
        row.date("estimated_delivery"));
  }

  /**
   * Locks what this account gets for its pledge.
   *
   * @throws Refusal NOT_FOUND where the account has no such pledge
   */
  static Uni<BackersFulfilment> lock(Writes writes, UUID pledge, UUID backer) {
    return writes
        .list(LOCK, row -> true, pledge, backer)
        // Read by a statement of its own, so that it sees what the lock waited for.
        .chain(() -> writes.one(STANDING, BackersFulfilment::of, pledge, backer))
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }
}
