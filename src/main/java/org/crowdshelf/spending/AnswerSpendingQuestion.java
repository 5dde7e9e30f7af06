package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** A project's own people answer what a reviewer asked about a spending. */
@ApplicationScoped
public class AnswerSpendingQuestion {

  private final Transactions transactions;
  private final SpendingLocks locks;
  private final SpendingRows rows;
  private final SpendingReviews reviews;
  private final Outbox outbox;

  AnswerSpendingQuestion(
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
   * Stores the answer; answers the spending's key. Rejected with SPENDING_STATE where no question
   * is open, and what is wrong with the answer.
   *
   * @throws Refusal as {@link SpendingLocks#ownPerson}
   */
  public Uni<Outcome<UUID>> run(UUID spending, String answer) {
    String words = Text.stripped(answer);
    return locks
        .ownPerson(spending)
        .flatMap(person -> transactions.run(() -> decide(spending, person, words)));
  }

  private Uni<Outcome<UUID>> decide(UUID spending, UUID person, String answer) {
    return locks
        .lock(spending, person)
        .flatMap(
            stored -> {
              List<Rejection> problems =
                  stored.state() == SpendingState.QUESTIONED
                      ? SpendingRules.checkWords(answer, "answer")
                      : List.of(SpendingRules.wrongState(stored.state()));
              return problems.isEmpty()
                  ? store(stored, person, answer)
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> store(StoredSpending stored, UUID person, String answer) {
    return rows.move(stored.key(), SpendingState.DECLARED, SpendingState.QUESTIONED)
        .chain(() -> reviews.answer(stored.key(), person, answer))
        .chain(
            () -> outbox.tell(new SpendingEvents.SpendingAnswered(stored.key(), stored.project())))
        .replaceWith(Outcome.done(stored.key()));
  }
}
