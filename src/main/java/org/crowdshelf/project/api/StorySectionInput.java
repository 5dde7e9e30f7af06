package org.crowdshelf.project.api;

import org.crowdshelf.project.content.StoryKind;
import org.crowdshelf.project.content.StorySection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A section of the story as a client sends it. */
@Name("StorySectionInput")
@Description("A section of the story.")
public record StorySectionInput(
    @NonNull @Description("What the section tells") StoryKind kind,
    @NonNull @Description("1 to 80 characters, one line") String title,
    @NonNull @Description("Markdown, 1 to 20,000 characters; kept as written") String body) {

  @Ignore
  StorySection toSection() {
    return new StorySection(kind, title, body).normalised();
  }
}
