package org.crowdshelf.account.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code removeMember} takes. */
@Name("RemoveMemberInput")
@Description("For owners; members may remove themselves")
public record RemoveMemberInput(
    @Id @NonNull String organisationId,
    @Id @NonNull @Description("A member, or somebody whose invitation is withdrawn")
        String accountId) {}
