package org.crowdshelf.shared.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Stores events for listeners in the transaction of the change that they describe. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      insert into outbox (id, event_type, subject_id, payload, occurred_at, next_attempt_at)
      values ($1, $2, $3, cast(cast($4 as text) as jsonb), $5, $5)""";

  private final Writes writes;
  private final Clock clock;

  Outbox(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Stores an event in the running transaction: it is delivered exactly if that commits. */
  public Uni<Void> tell(String type, UUID subjectId, JsonObject payload) {
    return propose(type, subjectId, payload).replaceWithVoid();
  }

  /**
   * Stores an event before its change is certain, so that no statement is left to run once a
   * contended row is locked. Returns the event's key, for {@link #takeBack}.
   */
  public Uni<UUID> propose(String type, UUID subjectId, JsonObject payload) {
    UUID event = Ids.next();
    return writes
        .change(INSERT, event, type, subjectId, payload.encode(), clock.instant())
        .replaceWith(event);
  }

  /** Deletes an event that the running transaction stored. */
  public Uni<Void> takeBack(UUID event) {
    return writes.change("delete from outbox where id = $1", event).replaceWithVoid();
  }
}
