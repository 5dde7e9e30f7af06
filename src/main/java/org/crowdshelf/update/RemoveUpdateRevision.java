package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectDeed;
import org.crowdshelf.project.ProjectHistory;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** A project's own people or a reviewer take out an earlier text of an update. */
@ApplicationScoped
public class RemoveUpdateRevision {

  // Edits and removals of an update take turns.
  private static final String LOCK = "select project_id from updates where id = $1 for update";

  private static final String RECORD =
      """
      insert into removed_revisions (revision_id, update_id, number, replaced_at, reason, removed_by, removed_at)
      select id, update_id, number, replaced_at, $3, $4, $5
        from update_revisions where update_id = $1 and replaced_at = $2
      returning number""";

  private static final String REMOVE =
      "delete from update_revisions where update_id = $1 and number = $2";

  private static final String REMOVED_ALREADY =
      """
      select exists (select from removed_revisions where update_id = $1 and replaced_at = $2)
          or exists (select from updates where id = $1 and removed_at is not null) as removed""";

  private record Order(UUID update, Instant replacedAt, String reason, UUID by) {}

  private final Transactions transactions;
  private final Writes writes;
  private final UpdateAccess access;
  private final ProjectHistory history;
  private final Outbox outbox;
  private final Clock clock;

  RemoveUpdateRevision(
      Transactions transactions,
      Writes writes,
      UpdateAccess access,
      ProjectHistory history,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.access = access;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Takes the text out that was replaced at this time; one that is gone already stays gone.
   * Rejected with REASON_MISSING, and for a reason that cannot be stored.
   *
   * @throws Refusal as {@link UpdateAccess#ownPersonOrReviewerOf}, and NOT_FOUND where the update
   *     has no such earlier text
   */
  public Uni<Outcome<UUID>> run(UUID update, Instant replacedAt, String reason) {
    List<Rejection> problems = new ArrayList<>(UpdateRules.checkReason(reason));
    if (Text.isBlank(reason)) {
      problems.add(Rejection.of(InputError.REASON_MISSING, "reason"));
    }
    return access
        .ownPersonOrReviewerOf(update)
        .map(person -> new Order(update, replacedAt, Text.stripped(reason), person))
        .flatMap(
            order ->
                problems.isEmpty()
                    ? transactions.run(() -> lock(order))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> lock(Order order) {
    return writes
        .one(LOCK, row -> row.uuid("project_id"), order.update())
        .flatMap(
            project ->
                writes
                    .one(
                        RECORD,
                        row -> row.integer("number"),
                        order.update(),
                        order.replacedAt(),
                        order.reason(),
                        order.by(),
                        clock.instant())
                    .flatMap(
                        number ->
                            number == null
                                ? requireRemoved(order)
                                : remove(project, order, number)))
        .replaceWith(Outcome.done(order.update()));
  }

  private Uni<Void> remove(UUID project, Order order, int number) {
    return writes
        .change(REMOVE, order.update(), number)
        .chain(
            () ->
                history.recordRemoval(
                    project,
                    order.by(),
                    ProjectDeed.UPDATE_REVISION_REMOVED,
                    List.of("updates", "revisions", order.replacedAt().toString()),
                    order.reason()))
        .chain(() -> outbox.tell(new UpdateEvents.UpdateRevisionRemoved(order.update(), project)));
  }

  private Uni<Void> requireRemoved(Order order) {
    return writes
        .one(REMOVED_ALREADY, row -> row.flag("removed"), order.update(), order.replacedAt())
        .invoke(
            removed -> {
              if (!removed) {
                throw Refusal.notFound();
              }
            })
        .replaceWithVoid();
  }
}
