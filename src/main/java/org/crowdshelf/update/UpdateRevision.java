package org.crowdshelf.update;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** What an update said before it was edited. */
@Entity
@Immutable
@Table(name = "update_revisions")
public class UpdateRevision extends PanacheEntityBase {

  @Id UUID id;
  UUID updateId;
  int number;
  String title;
  String body;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(media as text)", write = "?::text::jsonb")
  String media;

  UUID editorId;
  Instant replacedAt;

  /** What an update says up to now. */
  static UpdateRevision of(Update update, int number, UUID editor, Instant now) {
    UpdateRevision revision = new UpdateRevision();
    revision.id = Ids.next();
    revision.updateId = update.id;
    revision.number = number;
    revision.title = update.title;
    revision.body = update.body;
    revision.media = update.media;
    revision.editorId = editor;
    revision.replacedAt = now;
    return revision;
  }
}
