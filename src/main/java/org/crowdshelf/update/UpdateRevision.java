package org.crowdshelf.update;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** An earlier text of an update. */
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

  /** The earlier texts of an update that are kept, at most {@link UpdateRules#MAX_REVISIONS}. */
  static Uni<List<UpdateRevision>> ofUpdate(UUID update) {
    return UpdateRevision.list("updateId", update);
  }

  /** The revision with the text that the update has now. */
  static UpdateRevision of(UUID editor, Update update, int number, Instant now) {
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
