package org.crowdshelf.project.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code reviewProject} answers. */
@Name("ReviewProjectPayload")
@Description("The result of reviewProject.")
public record ReviewProjectPayload(
    @Description("The project as it is now; null where there are userErrors") ProjectNode project,
    @NonNull @Description("What to put right; nothing was changed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
