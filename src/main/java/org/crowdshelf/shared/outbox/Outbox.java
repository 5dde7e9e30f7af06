package org.crowdshelf.shared.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;

/** Tells later listeners what happened, in the transaction in which it happened. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      insert into outbox (id, event_type, subject_id, payload, occurred_at, next_attempt_at)
      values (:id, :type, :subject, cast(cast(:payload as text) as jsonb), :now, :now)""";

  private final Clock clock;

  Outbox(Clock clock) {
    this.clock = clock;
  }

  /** Stores an event with the running transaction: it is told exactly if that commits. */
  public Uni<Void> tell(String type, UUID subjectId, JsonObject payload) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("id", Ids.next())
                    .setParameter("type", type)
                    .setParameter("subject", subjectId)
                    .setParameter("payload", payload.encode())
                    .setParameter("now", clock.instant())
                    .executeUpdate())
        .replaceWithVoid();
  }
}
