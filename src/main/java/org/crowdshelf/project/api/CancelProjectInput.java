package org.crowdshelf.project.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code cancelProject} takes. */
@Name("CancelProjectInput")
@Description("Which project is given up, and why.")
public record CancelProjectInput(
    @NonNull @Id @Description("The project to cancel") String projectId,
    @NonNull @Description("1 to 2,000 characters; for the project's own people and reviewers")
        String reason) {}
