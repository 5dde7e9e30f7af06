package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Stores what reviewers decide and ask about spendings, and what is answered. */
@ApplicationScoped
class SpendingReviews {

  private static final String STORE =
      """
      insert into spending_reviews (id, spending_id, reviewer_id, question, reviewed_at)
      values ($1, $2, $3, $4, $5)""";

  private static final String ANSWER =
      """
      update spending_reviews set answer = $2, answered_by = $3, answered_at = $4
       where id = (select id from spending_reviews
                    where spending_id = $1 and question is not null order by id desc limit 1)
         and answer is null""";

  private final Writes writes;
  private final Clock clock;

  SpendingReviews(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * A reviewer decided.
   *
   * @param question null where the spending is accepted
   */
  Uni<Integer> store(UUID spending, UUID reviewer, String question) {
    return writes.change(STORE, Ids.next(), spending, reviewer, question, clock.instant());
  }

  /** The last question is answered. */
  Uni<Integer> answer(UUID spending, UUID person, String answer) {
    return writes.change(ANSWER, spending, answer, person, clock.instant());
  }
}
