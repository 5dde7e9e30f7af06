package org.crowdshelf.project.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.crowdshelf.shared.text.Text;

/**
 * A section of the story.
 *
 * @param body Markdown, kept as written
 */
@RegisterForReflection
public record StorySection(StoryKind kind, String title, String body) {

  /** The same in the form that it is stored in. */
  public StorySection normalised() {
    return new StorySection(kind, Text.stripped(title), body);
  }
}
