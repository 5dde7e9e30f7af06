package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectDeed;
import org.crowdshelf.project.ProjectHistory;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.RemovableNode;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * Takes the text, the media and the earlier versions of an update out of the database, in the
 * caller's transaction. Its number, author and times stay, and the project's history says who did
 * it and why.
 */
@ApplicationScoped
class UpdateRemoval implements RemovableNode {

  // Of two removals at once the second waits for the row, and then changes nothing.
  private static final String REMOVE =
      """
      update updates
         set title = $2, body = $2, media = '[]', removed_at = $3, removed_by = $4, removal_reason = $5
       where id = $1 and removed_at is null
      returning project_id, number""";

  private static final String REMOVE_REVISIONS =
      "delete from update_revisions where update_id = $1";

  private record Removed(UUID project, int number) {}

  private final Writes writes;
  private final ProjectHistory history;
  private final Outbox outbox;
  private final Clock clock;

  UpdateRemoval(Writes writes, ProjectHistory history, Outbox outbox, Clock clock) {
    this.writes = writes;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public IdType type() {
    return IdType.UPDATE;
  }

  @Override
  public Uni<Void> remove(UUID key, UUID by, String reason) {
    return writes
        .one(
            REMOVE,
            row -> new Removed(row.uuid("project_id"), row.integer("number")),
            key,
            UpdateRules.NOTHING,
            clock.instant(),
            by,
            reason)
        .flatMap(
            removed ->
                removed == null ? Uni.createFrom().voidItem() : finish(key, removed, by, reason));
  }

  private Uni<Void> finish(UUID key, Removed removed, UUID by, String reason) {
    List<String> path = List.of("updates", Integer.toString(removed.number()));
    return writes
        .change(REMOVE_REVISIONS, key)
        .chain(
            () ->
                history.recordRemoval(
                    removed.project(), by, ProjectDeed.UPDATE_REMOVED, path, reason))
        .chain(() -> outbox.tell(new UpdateEvents.UpdateRemoved(key, removed.project())));
  }
}
