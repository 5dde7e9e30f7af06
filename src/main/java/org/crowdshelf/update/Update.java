package org.crowdshelf.update;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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

/** An update: news that a project publishes. */
@Entity
@Table(name = "updates")
public class Update extends PanacheEntityBase {

  @Id UUID id;
  UUID projectId;
  int number;

  @Enumerated(EnumType.STRING)
  UpdateKind kind;

  @Enumerated(EnumType.STRING)
  UpdateAudience audience;

  String title;
  String body;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(media as text)", write = "?::text::jsonb")
  String media;

  UUID authorId;
  Instant publishedAt;
  Instant editedAt;
  Instant removedAt;

  /** A new update under this number, with no field written yet. */
  static Update begun(UUID author, UUID project, int number, Instant now) {
    Update update = new Update();
    update.id = Ids.next();
    update.projectId = project;
    update.number = number;
    update.authorId = author;
    update.publishedAt = now;
    return update;
  }
}
