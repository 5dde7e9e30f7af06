package org.crowdshelf.update;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.Media;
import org.crowdshelf.shared.input.Given;

/** What somebody wants an update to say instead. */
public record UpdateChange(
    UUID updateId, Given<String> title, Given<String> body, Given<List<Media>> media) {}
