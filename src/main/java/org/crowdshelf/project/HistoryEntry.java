package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One deed in a project's history; the database refuses to change it. */
@Entity
@Immutable
@Table(name = "project_history")
public class HistoryEntry extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  UUID accountId;

  @Enumerated(EnumType.STRING)
  ProjectDeed deed;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::text::jsonb")
  String details;

  Instant doneAt;

  /**
   * A deed of this account.
   *
   * @param by null for the site itself
   */
  static HistoryEntry of(UUID project, UUID by, ProjectDeed deed, JsonObject more, Instant at) {
    HistoryEntry entry = new HistoryEntry();
    entry.id = Ids.next();
    entry.projectId = project;
    entry.accountId = by;
    entry.deed = deed;
    entry.details = more.encode();
    entry.doneAt = at;
    return entry;
  }
}
