package org.crowdshelf.project.api;

import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.MediaKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An image or video as a client sends it. */
@Name("MediaInput")
@Description("An image or video by its address.")
public record MediaInput(
    @NonNull @Description("What the address shows") MediaKind kind,
    @NonNull @Description("https address of a public host") String url,
    @Description("Up to 200 characters, one line") String caption) {

  /** The media that is stored. */
  @Ignore
  public Media toMedia() {
    return new Media(kind, url, caption).normalised();
  }
}
