package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/**
 * The number of a project's backers, in the caller's transaction. An account counts once, but each
 * of its anonymous pledges counts as another backer: otherwise the difference between pledges and
 * backers would tell that somebody on the list made an anonymous pledge, too.
 */
@ApplicationScoped
class BackerCount {

  // Payments and refunds of one backer for one project run one after the other, so that the backer
  // is counted once.
  private static final String LOCK_BACKER =
      "select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 1))::text";

  private static final String BACKS_OTHERWISE =
      """
      select exists (select 1 from pledges
                      where project_id = $1 and account_id = $2 and id <> $3 and not anonymous and state in ('PAID', 'COLLECTED')) as otherwise""";

  private static final String COUNT =
      """
      select count(distinct case when anonymous then id else account_id end) as backers
        from pledges where project_id = $1 and state in ('PAID', 'COLLECTED')""";

  private final Writes writes;

  BackerCount(Writes writes) {
    this.writes = writes;
  }

  /**
   * Returns whether the number changes when this pledge is paid or refunded: whether it is
   * anonymous, or its account has no other paid pledge under its name for the project. The answer
   * holds until the transaction ends.
   */
  Uni<Boolean> dependsOn(LockedPledge pledge) {
    if (pledge.anonymous()) {
      return Uni.createFrom().item(true);
    }
    return writes
        .list(LOCK_BACKER, row -> true, pledge.project().toString(), pledge.account().toString())
        .chain(
            () ->
                writes.one(
                    BACKS_OTHERWISE,
                    row -> row.flag("otherwise"),
                    pledge.project(),
                    pledge.account(),
                    pledge.id()))
        .map(otherwise -> !otherwise);
  }

  /** Counts a project's backers. */
  Uni<Integer> of(UUID project) {
    return writes.one(COUNT, row -> row.integer("backers"), project);
  }
}
