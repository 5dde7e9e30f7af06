package org.crowdshelf.project.api;

import org.crowdshelf.project.content.StoryKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A section of the story. */
@Name("StorySection")
@Description("A section of the story.")
public record StorySectionNode(
    @NonNull @Description("What the section tells") StoryKind kind,
    @NonNull @Description("Its heading, one line") String title,
    @NonNull @Description("Markdown as it was written: render it without its HTML and scripts")
        String body) {}
