package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/**
 * Writes what reviewers and admins did, in the transaction in which they do it. A trigger refuses
 * every change of a row.
 */
@ApplicationScoped
class ModerationRecord {

  private static final String INSERT =
      """
      insert into moderation_deeds (id, account_id, deed, subject_type, subject_id, reason, details, done_at)
      values ($1, $2, $3, $4, $5, $6, cast(cast($7 as text) as jsonb), $8)""";

  private final Writes writes;
  private final Clock clock;

  ModerationRecord(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Records a deed of this person's to a thing of this type. */
  Uni<Void> write(
      UUID by, ModerationDeed deed, IdType type, UUID subject, String reason, JsonObject details) {
    return writes
        .change(
            INSERT, Ids.next(), by, deed, type, subject, reason, details.encode(), clock.instant())
        .replaceWithVoid();
  }
}
