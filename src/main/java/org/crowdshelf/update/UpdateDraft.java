package org.crowdshelf.update;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.Media;

/**
 * An update to publish.
 *
 * @param body Markdown, stored as written
 */
public record UpdateDraft(
    UUID projectId,
    UpdateKind kind,
    UpdateAudience audience,
    String title,
    String body,
    List<Media> media) {}
