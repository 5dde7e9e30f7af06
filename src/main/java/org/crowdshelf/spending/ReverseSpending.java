package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/**
 * A project's own people take a spending back that is wrong. It stays to be seen, another row with
 * the opposite amount stands for it, and its receipts may be used again.
 */
@ApplicationScoped
public class ReverseSpending {

  private final Transactions transactions;
  private final SpendingLocks locks;
  private final SpendingRows rows;
  private final Journal journal;
  private final Outbox outbox;

  ReverseSpending(
      Transactions transactions,
      SpendingLocks locks,
      SpendingRows rows,
      Journal journal,
      Outbox outbox) {
    this.transactions = transactions;
    this.locks = locks;
    this.rows = rows;
    this.journal = journal;
    this.outbox = outbox;
  }

  /**
   * Takes it back; answers the key of the row that stands for it. Rejected with SPENDING_STATE
   * where that was done before, and what is wrong with the reason.
   *
   * @throws Refusal as {@link SpendingLocks#ownPerson}
   */
  public Uni<Outcome<UUID>> run(UUID spending, String reason) {
    String words = Text.stripped(reason);
    return locks
        .ownPerson(spending)
        .flatMap(person -> transactions.run(() -> decide(spending, person, words)));
  }

  private Uni<Outcome<UUID>> decide(UUID spending, UUID person, String reason) {
    return locks
        .lock(spending, person)
        .flatMap(
            stored -> {
              List<Rejection> problems =
                  stored.state() == SpendingState.REVERSED
                      ? List.of(SpendingRules.wrongState(stored.state()))
                      : SpendingRules.checkReason(reason);
              return problems.isEmpty()
                  ? takeBack(stored, person, reason)
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> takeBack(StoredSpending stored, UUID person, String reason) {
    return rows.move(stored.key(), SpendingState.REVERSED, stored.state())
        .chain(() -> rows.takeBack(stored.key(), person, reason))
        .call(
            () ->
                journal.post(
                    SpendingPostings.reversed(
                        stored.key(), stored.project(), stored.currency(), stored.amountMinor())))
        .call(
            () -> outbox.tell(new SpendingEvents.SpendingReversed(stored.key(), stored.project())))
        .map(Outcome::done);
  }
}
