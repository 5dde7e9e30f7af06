package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;

/**
 * Moves tranches from state to state, in the caller's transaction. Each statement names the states
 * that the new one may follow, so that of two moves at once one changes nothing.
 */
@ApplicationScoped
class Tranches {

  // The project's row first, as whoever pauses it or gives its money back does.
  private static final String LOCK =
      """
      select p.id from projects p join tranches t on t.project_id = p.id where t.id = $1
         for no key update of p""";

  private static final String MOVE =
      "update tranches set state = '%s', %s where id = $1 and state = any($2)";

  private static final String REQUEST =
      move(TrancheState.REQUESTED, "requested_at = $3, remark = null");
  private static final String SEND_BACK =
      move(TrancheState.PLANNED, "remark = $3, requested_at = null");
  private static final String APPROVE =
      move(TrancheState.APPROVED, "approved_at = $3, next_attempt_at = $3");
  private static final String TRY_AGAIN = move(TrancheState.APPROVED, "next_attempt_at = $3");
  private static final String PAY = move(TrancheState.PAYING, "next_attempt_at = null");
  private static final String PAID = move(TrancheState.PAID, "paid_at = $3");

  private static final String POSTPONE =
      "update tranches set next_attempt_at = $2 where id = $1 and state = 'APPROVED'";

  private final Writes writes;
  private final Clock clock;

  Tranches(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  private static String move(TrancheState next, String more) {
    return MOVE.formatted(next, more);
  }

  /**
   * Locks the project of a tranche, so that it is not paused and its money not given back
   * meanwhile, and reads the facts for this account.
   *
   * @throws Refusal NOT_FOUND where there is no such tranche
   */
  Uni<TrancheFacts> lock(UUID tranche, UUID account) {
    return writes
        .one(LOCK, row -> row.uuid("id"), tranche)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .chain(() -> writes.one(TrancheFacts.SELECT, TrancheFacts::of, List.of(tranche), account));
  }

  /** Its own people asked for it. */
  Uni<Boolean> request(UUID tranche) {
    return to(TrancheState.REQUESTED, REQUEST, tranche, clock.instant());
  }

  /** A reviewer sent it back. */
  Uni<Boolean> sendBack(UUID tranche, String remark) {
    return to(TrancheState.PLANNED, SEND_BACK, tranche, remark);
  }

  /** The last reviewer that it needed approved it: it is paid at once. */
  Uni<Boolean> approve(UUID tranche) {
    return to(TrancheState.APPROVED, APPROVE, tranche, clock.instant());
  }

  /** The provider refused to pay it. */
  Uni<Boolean> tryAgain(UUID tranche, Instant at) {
    return to(TrancheState.APPROVED, TRY_AGAIN, tranche, at);
  }

  /** It cannot be paid yet. */
  Uni<Integer> postpone(UUID tranche, Instant until) {
    return writes.change(POSTPONE, tranche, until);
  }

  /** It is on its way. */
  Uni<Boolean> pay(UUID tranche) {
    return writes
        .change(PAY, tranche, TrancheState.PAYING.reachedFrom())
        .map(changed -> changed == 1);
  }

  /** It arrived. */
  Uni<Boolean> paid(UUID tranche) {
    return to(TrancheState.PAID, PAID, tranche, clock.instant());
  }

  private Uni<Boolean> to(TrancheState next, String sql, UUID tranche, Object value) {
    return writes.change(sql, tranche, next.reachedFrom(), value).map(changed -> changed == 1);
  }
}
