package org.crowdshelf.project.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code waiveCooldown} takes. */
@Name("WaiveCooldownInput")
@Description("Which project may be submitted in spite of the cool-down, and why.")
public record WaiveCooldownInput(
    @NonNull @Id @Description("A draft that the cool-down keeps from being submitted")
        String projectId,
    @NonNull @Description("1 to 2,000 characters; recorded in the project's history")
        String reason) {}
