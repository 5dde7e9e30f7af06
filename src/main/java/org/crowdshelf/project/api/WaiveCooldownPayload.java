package org.crowdshelf.project.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code waiveCooldown} answers. */
@Name("WaiveCooldownPayload")
@Description("The result of waiveCooldown.")
public record WaiveCooldownPayload(
    @Description("The project as it is now; null where there are userErrors") ProjectNode project,
    @NonNull @Description("What to put right; nothing was changed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
