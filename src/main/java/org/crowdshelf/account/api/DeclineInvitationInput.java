package org.crowdshelf.account.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code declineInvitation} takes. */
@Name("DeclineInvitationInput")
@Description("For the account that is invited")
public record DeclineInvitationInput(
    @Id @NonNull @Description("The organisation that invites") String organisationId) {}
