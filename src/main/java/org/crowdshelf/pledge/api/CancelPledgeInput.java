package org.crowdshelf.pledge.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code cancelPledge} takes. */
@Name("CancelPledgeInput")
public record CancelPledgeInput(
    @NonNull @Id @Description("A pledge of your own") String pledgeId) {}
