package org.crowdshelf.account.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Whoever is signed in. */
@Name("Viewer")
@Description("The signed-in account and what is private to it.")
public record ViewerNode(
    @NonNull AccountNode account,
    @NonNull @Description("reviewer, admin: what the token says, of what this site knows.")
        List<@NonNull String> roles) {}
