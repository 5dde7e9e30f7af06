package org.crowdshelf.account.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The signed-in account. */
@Name("Viewer")
@Description("The signed-in account and what is private to it.")
public record ViewerNode(
    @NonNull @Description("Their account, as the public sees it") AccountNode account,
    @NonNull @Description("The roles of this site that the token has: reviewer, admin.")
        List<@NonNull String> roles) {}
