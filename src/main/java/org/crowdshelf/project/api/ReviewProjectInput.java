package org.crowdshelf.project.api;

import java.util.List;
import org.crowdshelf.project.ReviewDecision;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code reviewProject} takes. */
@Name("ReviewProjectInput")
@Description("A reviewer's decision on a project IN_REVIEW.")
public record ReviewProjectInput(
    @NonNull @Id @Description("A project IN_REVIEW") String projectId,
    @NonNull @Description("What you decide") ReviewDecision decision,
    @Description("Up to 50; at least one unless it is approved")
        List<@NonNull ReviewRemarkInput> remarks) {}
