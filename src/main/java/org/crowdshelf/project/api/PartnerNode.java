package org.crowdshelf.project.api;

import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.project.content.PartnerRole;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An organisation that helps. */
@Name("Partner")
@Description("An organisation that helps to run or supply the project.")
public record PartnerNode(
    @NonNull @Description("The organisation") OrganisationNode organisation,
    @NonNull @Description("What it does for the project") PartnerRole role) {}
