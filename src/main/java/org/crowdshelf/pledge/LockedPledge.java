package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.shared.database.Values;
import org.crowdshelf.shared.database.Writes;

/** A pledge whose row the running transaction holds; its state is changed by one statement. */
record LockedPledge(
    UUID id,
    UUID project,
    UUID account,
    UUID reward,
    int quantity,
    long amountMinor,
    PledgeState state) {

  // Not the key: what refers to a pledge may be stored or looked up meanwhile.
  private static final String LOCK =
      """
      select id, project_id, account_id, reward_id, quantity, amount_minor, state
        from pledges where id = $1 for no key update""";

  // Payments and refunds of one backer of one project take turns, so that they are counted once.
  private static final String TAKE_TURNS =
      "select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 1))::text";

  private static final String BACKS_OTHERWISE =
      """
      select exists (select 1 from pledges
                      where project_id = $1 and account_id = $2 and id <> $3 and state in ('PAID', 'COLLECTED'))""";

  /** The pledge, held until the transaction ends; null where there is none. */
  static Uni<LockedPledge> find(Writes writes, UUID id) {
    return writes.one(LOCK, LockedPledge::of, id);
  }

  static LockedPledge of(Values row) {
    return new LockedPledge(
        row.uuid(0),
        row.uuid(1),
        row.uuid(2),
        row.uuid(3),
        (int) row.number(4),
        row.number(5),
        PledgeState.valueOf(row.text(6)));
  }

  /** Moves it to a state that needs no time of its own. */
  Uni<Void> become(Writes writes, PledgeState next) {
    if (!state.moves().contains(next)) {
      throw new IllegalStateException(state + " cannot become " + next);
    }
    return writes
        .change("update pledges set state = $2 where id = $1", id, next.name())
        .replaceWithVoid();
  }

  /** Whether its account has no other paid pledge for the project; true until the commit. */
  Uni<Boolean> isBackersOnly(Writes writes) {
    return writes
        .list(TAKE_TURNS, row -> true, project.toString(), account.toString())
        .chain(() -> writes.one(BACKS_OTHERWISE, row -> row.flag(0), project, account, id))
        .map(otherwise -> !otherwise);
  }
}
