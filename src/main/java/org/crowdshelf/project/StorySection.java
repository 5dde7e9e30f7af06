package org.crowdshelf.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A section of the story.
 *
 * @param body Markdown, kept as written
 */
@RegisterForReflection
public record StorySection(StoryKind kind, String title, String body) {}
