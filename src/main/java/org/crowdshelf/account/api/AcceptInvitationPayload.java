package org.crowdshelf.account.api;

import java.util.List;
import org.crowdshelf.shared.error.UserError;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code acceptInvitation} answers. */
@Name("AcceptInvitationPayload")
public record AcceptInvitationPayload(
    @Description("The organisation as it is now; null where there are userErrors")
        OrganisationNode organisation,
    @NonNull @Description("What to put right; nothing was changed. Empty when it worked.")
        List<@NonNull UserError> userErrors) {}
