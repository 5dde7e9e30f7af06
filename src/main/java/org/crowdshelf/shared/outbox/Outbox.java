package org.crowdshelf.shared.outbox;

import io.smallrye.mutiny.Uni;
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
  public Uni<Void> tell(Event event) {
    return propose(event).replaceWithVoid();
  }

  /**
   * Stores an event before its change is certain, so that no statement is left to run once a
   * contended row is locked. Returns the event's key, for {@link #takeBack}.
   */
  public Uni<UUID> propose(Event event) {
    UUID id = Ids.next();
    return writes
        .change(
            INSERT, id, event.type(), event.subject(), event.payload().encode(), clock.instant())
        .replaceWith(id);
  }

  /** Deletes an event that the running transaction stored. */
  public Uni<Void> takeBack(UUID event) {
    return writes.change("delete from outbox where id = $1", event).replaceWithVoid();
  }
}
