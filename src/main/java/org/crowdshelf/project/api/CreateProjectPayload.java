package org.crowdshelf.project.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code createProject} answers. */
@Name("CreateProjectPayload")
@Description("The result of createProject.")
public record CreateProjectPayload(
    @Description("The draft; null where there are userErrors") ProjectNode project,
    @NonNull @Description("What to put right; nothing was stored. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
