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
import org.crowdshelf.shared.database.Document;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.ColumnTransformer;

/** What a project told at one time. */
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
  @ColumnTransformer(write = "?::text::jsonb")
  String media;

  UUID authorId;
  Instant publishedAt;

  static Update posted(UpdateDraft draft, int number, UUID author, Instant now) {
    Update update = new Update();
    update.id = Ids.next();
    update.projectId = draft.projectId();
    update.number = number;
    update.kind = draft.kind();
    update.audience = draft.audience();
    update.title = draft.title().strip();
    update.body = draft.body();
    update.media = Document.write(draft.media());
    update.authorId = author;
    update.publishedAt = now;
    return update;
  }
}
