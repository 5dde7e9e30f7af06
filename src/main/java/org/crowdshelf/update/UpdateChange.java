package org.crowdshelf.update;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.Media;
import org.crowdshelf.shared.input.InputField;

/** What somebody wants an update to say instead. */
public record UpdateChange(
    UUID updateId,
    InputField<String> title,
    InputField<String> body,
    InputField<List<Media>> media) {}
