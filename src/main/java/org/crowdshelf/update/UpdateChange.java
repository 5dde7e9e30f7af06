package org.crowdshelf.update;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.Media;
import org.crowdshelf.shared.input.InputField;

/** A change of an update; a field that is left out stays as it is. */
public record UpdateChange(
    UUID updateId,
    InputField<String> title,
    InputField<String> body,
    InputField<List<Media>> media) {}
