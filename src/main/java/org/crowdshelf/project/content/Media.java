package org.crowdshelf.project.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An image or video by its address; stored in documents as it stands here. */
@Name("Media")
@Description("An image or video by its address.")
@RegisterForReflection
public record Media(
    @NonNull @Description("What the address shows") MediaKind kind,
    @NonNull @Description("https address") String url,
    @Description("One line below it") String caption) {

  /** The same in the form that it is stored in. */
  @Ignore
  public Media normalised() {
    return new Media(kind, WebAddress.stored(url), Text.stripped(caption));
  }
}
