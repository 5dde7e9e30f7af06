package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Event;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** A reviewer accepts a spending of others, or asks about it. */
@ApplicationScoped
public class ReviewSpending {

  private final Transactions transactions;
  private final SpendingLocks locks;
  private final SpendingRows rows;
  private final SpendingReviews reviews;
  private final Outbox outbox;

  ReviewSpending(
      Transactions transactions,
      SpendingLocks locks,
      SpendingRows rows,
      SpendingReviews reviews,
      Outbox outbox) {
    this.transactions = transactions;
    this.locks = locks;
    this.rows = rows;
    this.reviews = reviews;
    this.outbox = outbox;
  }

  /**
   * Decides; answers the spending's key. Rejected with OWN_PROJECT, SPENDING_STATE unless it is
   * DECLARED, and REMARK_MISSING where something is asked without a question.
   *
   * @throws Refusal NOT_FOUND where there is no such spending
   */
  public Uni<Outcome<UUID>> run(UUID reviewer, UUID spending, boolean accept, String question) {
    String words = accept ? null : Text.stripped(question);
    return transactions.run(
        () ->
            locks
                .lock(spending, reviewer)
                .flatMap(
                    stored -> {
                      List<Rejection> problems = problems(stored, accept, words);
                      return problems.isEmpty()
                          ? decide(stored, reviewer, accept, words)
                          : Uni.createFrom().item(Outcome.rejected(problems));
                    }));
  }

  private static List<Rejection> problems(StoredSpending stored, boolean accept, String question) {
    if (stored.own()) {
      return List.of(Rejection.of(ProjectError.OWN_PROJECT, "spendingId"));
    }
    if (stored.state() != SpendingState.DECLARED) {
      return List.of(SpendingRules.wrongState(stored.state()));
    }
    if (!accept && Text.isBlank(question)) {
      return List.of(Rejection.of(ProjectError.REMARK_MISSING, "question"));
    }
    return SpendingRules.checkWords(question, "question");
  }

  private Uni<Outcome<UUID>> decide(
      StoredSpending stored, UUID reviewer, boolean accept, String question) {
    SpendingState next = accept ? SpendingState.ACCEPTED : SpendingState.QUESTIONED;
    Event event =
        accept
            ? new SpendingEvents.SpendingAccepted(stored.key(), stored.project())
            : new SpendingEvents.SpendingQuestioned(stored.key(), stored.project());
    return rows.move(stored.key(), next, SpendingState.DECLARED)
        .chain(() -> reviews.store(stored.key(), reviewer, question))
        .chain(() -> outbox.tell(event))
        .replaceWith(Outcome.done(stored.key()));
  }
}
