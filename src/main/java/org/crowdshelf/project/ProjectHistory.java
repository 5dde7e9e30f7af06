package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.outbox.Event;
import org.crowdshelf.shared.outbox.Outbox;

/** Writes what happened to a project, in the transaction in which it happens. */
@ApplicationScoped
class ProjectHistory {

  private final Outbox outbox;
  private final Clock clock;

  ProjectHistory(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Records a deed for the project's own people and reviewers. */
  Uni<Void> record(Project project, UUID by, ProjectDeed deed, JsonObject details) {
    return HistoryEntry.of(project, by, deed, details, clock.instant()).persist().replaceWithVoid();
  }

  /** Records a deed and tells other features of it by this event. */
  Uni<Void> recordAndTell(
      Project project, UUID by, ProjectDeed deed, JsonObject details, Event event) {
    return record(project, by, deed, details).chain(() -> outbox.tell(event));
  }
}
