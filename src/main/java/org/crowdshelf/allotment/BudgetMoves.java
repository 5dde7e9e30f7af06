package org.crowdshelf.allotment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** The rows of moves, in the transaction of a caller who has locked the project. */
@ApplicationScoped
class BudgetMoves {

  /** A second click, or a request that is sent again, comes within this time. */
  private static final Duration SAME = Duration.ofMinutes(10);

  private static final String EARLIER =
      """
      select count(*) as moves,
             coalesce(sum(amount_minor) filter (where from_line_id = $2 and state = 'ALLOWED'), 0)::bigint as moved_minor,
             coalesce(bool_or(from_line_id = $2 and to_line_id = $3 and amount_minor = $4 and reason = $5
                              and asked_by = $6 and asked_at > $7), false) as same
        from budget_moves where project_id = $1""";

  private static final String STORE =
      """
      insert into budget_moves (id, project_id, from_line_id, to_line_id, amount_minor, reason, state, asked_by, asked_at, decided_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $7 = 'ALLOWED' then $9::timestamptz end)""";

  private static final String FIND =
      "select id, from_line_id, to_line_id, amount_minor, state from budget_moves where id = $1";

  private static final String DECIDE =
      """
      update budget_moves set state = $2, remark = $3, decided_by = $4, decided_at = $5
       where id = $1 and state = 'ASKED'""";

  /**
   * The moves of a project before this one.
   *
   * @param movedMinor what left the line of this one
   * @param same whether this one was asked for a moment ago
   */
  record Earlier(int moves, long movedMinor, boolean same) {

    static Earlier of(Row row) {
      return new Earlier(row.integer("moves"), row.number("moved_minor"), row.flag("same"));
    }
  }

  /** A stored move. */
  record Move(UUID id, UUID from, UUID to, long amountMinor, BudgetMoveState state) {

    static Move of(Row row) {
      return new Move(
          row.uuid("id"),
          row.uuid("from_line_id"),
          row.uuid("to_line_id"),
          row.number("amount_minor"),
          row.value(BudgetMoveState.class, "state"));
    }
  }

  private final Writes writes;
  private final Clock clock;

  BudgetMoves(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Counts the moves before this one. */
  Uni<Earlier> earlier(UUID project, UUID person, WantedMove move) {
    return writes.one(
        EARLIER,
        Earlier::of,
        project,
        move.from(),
        move.to(),
        move.amount().amountMinor(),
        move.reason(),
        person,
        clock.instant().minus(SAME));
  }

  /** Stores a new move; answers its key. */
  Uni<UUID> store(UUID project, UUID person, WantedMove move, BudgetMoveState state) {
    UUID id = Ids.next();
    return writes
        .change(
            STORE,
            id,
            project,
            move.from(),
            move.to(),
            move.amount().amountMinor(),
            move.reason(),
            state,
            person,
            clock.instant())
        .replaceWith(id);
  }

  /** The move with this key, as it is now. */
  Uni<Move> find(UUID move) {
    return writes.one(FIND, Move::of, move);
  }

  /** Ends the wait of a move. */
  Uni<Integer> decide(UUID move, BudgetMoveState state, String remark, UUID reviewer) {
    return writes.change(DECIDE, move, state, remark, reviewer, clock.instant());
  }
}
