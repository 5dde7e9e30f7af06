package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** A project's own people or a reviewer remove an update: nobody reads its texts any more. */
@ApplicationScoped
public class RemoveUpdate {

  private static final String LOCK =
      "select author_id, published_at from updates where id = $1 for update";

  private record Found(UUID author, Instant publishedAt) {}

  private final Transactions transactions;
  private final Writes writes;
  private final UpdateAccess access;
  private final UpdateRemoval removal;
  private final Clock clock;

  RemoveUpdate(
      Transactions transactions,
      Writes writes,
      UpdateAccess access,
      UpdateRemoval removal,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.access = access;
    this.removal = removal;
    this.clock = clock;
  }

  /**
   * Removes an update; one that is removed already stays as it is. Rejected with REASON_MISSING,
   * unless its author removes it within an hour of publishing, and for a reason that cannot be
   * stored.
   *
   * @throws org.crowdshelf.shared.error.Refusal as {@link UpdateAccess#ownPersonOrReviewerOf}
   */
  public Uni<Outcome<UUID>> run(UUID update, String reason) {
    List<Rejection> problems = UpdateRules.checkReason(reason);
    return access
        .ownPersonOrReviewerOf(update)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? transactions.run(() -> lock(update, person, Text.stripped(reason)))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> lock(UUID update, UUID person, String reason) {
    return writes
        .one(LOCK, row -> new Found(row.uuid("author_id"), row.instant("published_at")), update)
        .flatMap(found -> decide(update, found, person, Text.isBlank(reason) ? null : reason));
  }

  private Uni<Outcome<UUID>> decide(UUID update, Found found, UUID person, String reason) {
    if (reason == null
        && UpdateRules.needsReason(found.author(), person, found.publishedAt(), clock.instant())) {
      return Uni.createFrom()
          .item(Outcome.rejected(Rejection.of(InputError.REASON_MISSING, "reason")));
    }
    return removal.remove(update, person, reason).replaceWith(Outcome.done(update));
  }
}
