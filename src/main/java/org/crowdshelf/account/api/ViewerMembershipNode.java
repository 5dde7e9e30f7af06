package org.crowdshelf.account.api;

import org.crowdshelf.account.MemberRole;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An organisation of the signed-in account. */
@Name("ViewerMembership")
@Description("An organisation that the signed-in account is a member of, with its role.")
public record ViewerMembershipNode(
    @NonNull @Description("The organisation") OrganisationNode organisation,
    @NonNull @Description("The role of the signed-in account in it") MemberRole role) {}
