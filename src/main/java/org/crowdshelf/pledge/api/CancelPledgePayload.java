package org.crowdshelf.pledge.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code cancelPledge} answers. */
@Name("CancelPledgePayload")
public record CancelPledgePayload(
    @Description("CANCELED, or REFUNDING where it was paid; null where there are userErrors")
        PledgeNode pledge,
    @NonNull @Description("Why not; nothing was changed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
