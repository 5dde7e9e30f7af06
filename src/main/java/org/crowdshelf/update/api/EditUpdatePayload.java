package org.crowdshelf.update.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code editUpdate} answers. */
@Name("EditUpdatePayload")
public record EditUpdatePayload(
    @Description("The update; null where there are userErrors") UpdateNode update,
    @NonNull @Description("What to put right; nothing was changed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
