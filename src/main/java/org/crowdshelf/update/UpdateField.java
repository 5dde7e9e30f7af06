package org.crowdshelf.update;

import static org.crowdshelf.shared.input.FieldCheck.none;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.MediaRules;
import org.crowdshelf.shared.database.Document;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.text.Text;

/**
 * The one list of the fields of an update that a project's own people write: a field that is not
 * here is not written. Errors are reported in this order.
 */
public final class UpdateField {

  private static final List<Field<Update, ?>> LIST = new ArrayList<>();

  public static final Field<Update, UpdateKind> KIND =
      add(
          Field.<Update, UpdateKind>of(
                  "kind", none(), update -> update.kind, (update, kind) -> update.kind = kind)
              .required());

  public static final Field<Update, UpdateAudience> AUDIENCE =
      add(
          Field.<Update, UpdateAudience>of(
                  "audience",
                  none(),
                  update -> update.audience,
                  (update, audience) -> update.audience = audience)
              .storedAs(audience -> audience == null ? UpdateAudience.PUBLIC : audience));

  public static final Field<Update, String> TITLE =
      add(
          Field.<Update, String>of(
                  "title",
                  (checks, title, draft) -> checks.line(title, UpdateRules.MAX_TITLE, "title"),
                  update -> update.title,
                  (update, title) -> update.title = title)
              .required()
              .storedAs(Text::stripped));

  /** Markdown, stored as written. */
  public static final Field<Update, String> BODY =
      add(
          Field.<Update, String>of(
                  "body",
                  (checks, body, draft) -> checks.markdown(body, UpdateRules.MAX_BODY, "body"),
                  update -> update.body,
                  (update, body) -> update.body = body)
              .required());

  public static final Field<Update, List<Media>> MEDIA =
      add(
          Field.<Update, List<Media>>of(
                  "media",
                  (checks, media, draft) ->
                      MediaRules.check(checks, media, UpdateRules.MAX_MEDIA, "media"),
                  update -> Document.read(update.media, Media.class),
                  (update, media) -> update.media = Document.write(media))
              .storedAs(media -> media == null ? List.of() : media));

  /** All fields, as {@code postUpdate} takes them. */
  public static final List<Field<Update, ?>> ALL = Collections.unmodifiableList(LIST);

  /** The fields that {@code editUpdate} takes, in the order of {@link #ALL}. */
  public static final List<Field<Update, ?>> CHANGEABLE = List.of(TITLE, BODY, MEDIA);

  private UpdateField() {}

  private static <T> Field<Update, T> add(Field<Update, T> field) {
    LIST.add(field);
    return field;
  }
}
