package org.crowdshelf.update;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.Media;
import org.crowdshelf.shared.database.Document;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;
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

  static Update posted(UpdateDraft draft, int number, UUID author, Instant now) {
    Update update = new Update();
    update.id = Ids.next();
    update.projectId = draft.projectId();
    update.number = number;
    update.kind = draft.kind();
    update.audience = draft.audience();
    update.title = Text.stripped(draft.title());
    update.body = draft.body();
    update.media = Document.write(draft.media());
    update.authorId = author;
    update.publishedAt = now;
    return update;
  }

  /** Returns whether the change would change anything. */
  boolean differsFrom(UpdateChange change) {
    return change.title().set() && !Text.stripped(change.title().value()).equals(title)
        || change.body().set() && !change.body().value().equals(body)
        || change.media().set() && !mediaOf(change).equals(Document.read(media, Media.class));
  }

  /** Applies a change that was checked. */
  void apply(UpdateChange change, Instant now) {
    change.title().ifSet(given -> title = given.strip());
    change.body().ifSet(given -> body = given);
    change.media().ifSet(given -> media = Document.write(given));
    editedAt = now;
  }

  private static List<Media> mediaOf(UpdateChange change) {
    return change.media().cleared() ? List.of() : change.media().value();
  }
}
