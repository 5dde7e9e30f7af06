package org.crowdshelf.update.api;

import java.util.List;
import java.util.Map;
import org.crowdshelf.project.api.MediaInput;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.update.UpdateChange;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code editUpdate} takes. */
@Name("EditUpdateInput")
@Description("A field left out stays as it is; a list given replaces the list.")
public record EditUpdateInput(
    @Id @NonNull String updateId,
    @Description("1 to 80 characters, one line; cannot be cleared") String title,
    @Description("Markdown, 1 to 50,000 characters; cannot be cleared") String body,
    @Description("Up to 20; null or empty: none") List<@NonNull MediaInput> media) {

  @Ignore
  UpdateChange toChange(Map<String, ?> sent) {
    return new UpdateChange(
        Ids.decode(IdType.UPDATE, updateId).orElseThrow(Refusal::notFound),
        InputField.of(sent, "title", title),
        InputField.of(sent, "body", body),
        InputField.of(
            sent,
            "media",
            media == null ? null : media.stream().map(MediaInput::toMedia).toList()));
  }
}
