package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;
import org.crowdshelf.shared.outbox.Outbox;

/** Writes what happened to a project, in the transaction in which it happens. */
@ApplicationScoped
public class ProjectHistory {

  private final Outbox outbox;
  private final Clock clock;

  ProjectHistory(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Records a deed for the project's own people and reviewers. */
  Uni<Void> record(Project project, UUID by, ProjectDeed deed, JsonObject details) {
    return HistoryEntry.of(project.id, by, deed, details, clock.instant())
        .persist()
        .replaceWithVoid();
  }

  /**
   * Records that something was taken out of a project or of what it tells.
   *
   * @param path to what was taken out
   * @param reason null where none was needed
   */
  public Uni<Void> recordRemoval(
      UUID project, UUID by, ProjectDeed deed, List<String> path, String reason) {
    JsonObject details = new JsonObject().put("fields", new JsonArray(path));
    if (reason != null) {
      details.put("reason", reason);
    }
    return recordDeed(project, by, deed, details);
  }

  /** Records what a higher feature did to a project, by its key. */
  public Uni<Void> recordDeed(UUID project, UUID by, ProjectDeed deed, JsonObject details) {
    return HistoryEntry.of(project, by, deed, details, clock.instant()).persist().replaceWithVoid();
  }

  /** Records a deed and tells other features of it by this event. */
  Uni<Void> recordAndTell(
      Project project, UUID by, ProjectDeed deed, JsonObject details, Event event) {
    return record(project, by, deed, details).chain(() -> outbox.tell(event));
  }
}
