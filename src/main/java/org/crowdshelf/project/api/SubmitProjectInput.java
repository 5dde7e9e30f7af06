package org.crowdshelf.project.api;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code submitProject} takes. */
@Name("SubmitProjectInput")
@Description("Which project goes before the reviewers.")
public record SubmitProjectInput(
    @NonNull @Id @Description("A draft of your own, or one with changes requested")
        String projectId,
    @Description(
            "When it is to go live, at most 90 days ahead. Left out, or past at the approval: on approval.")
        Instant launchAt) {}
