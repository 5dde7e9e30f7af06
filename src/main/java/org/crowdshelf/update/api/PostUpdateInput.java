package org.crowdshelf.update.api;

import java.util.List;
import org.crowdshelf.project.api.MediaInput;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.update.UpdateAudience;
import org.crowdshelf.update.UpdateDraft;
import org.crowdshelf.update.UpdateKind;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code postUpdate} takes. */
@Name("PostUpdateInput")
@Description("What a project's own people tell.")
public record PostUpdateInput(
    @Id @NonNull String projectId,
    @NonNull UpdateKind kind,
    @DefaultValue("PUBLIC")
        @Description("BACKERS: everyone sees the title, paid backers alone the body")
        UpdateAudience audience,
    @NonNull @Description("1 to 80 characters, one line") String title,
    @NonNull @Description("Markdown, 1 to 50,000 characters; kept as written") String body,
    @Description("Up to 20") List<@NonNull MediaInput> media) {

  @Ignore
  UpdateDraft toDraft() {
    return new UpdateDraft(
        Ids.decode(IdType.PROJECT, projectId).orElseThrow(Refusal::notFound),
        kind,
        audience == null ? UpdateAudience.PUBLIC : audience,
        title,
        body,
        media == null ? List.of() : media.stream().map(MediaInput::toMedia).toList());
  }
}
