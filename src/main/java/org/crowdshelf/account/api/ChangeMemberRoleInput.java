package org.crowdshelf.account.api;

import org.crowdshelf.account.MemberRole;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code changeMemberRole} takes. */
@Name("ChangeMemberRoleInput")
@Description("Owners only")
public record ChangeMemberRoleInput(
    @Id @NonNull String organisationId,
    @Id @NonNull @Description("A member; their own one included") String accountId,
    @NonNull MemberRole role) {}
