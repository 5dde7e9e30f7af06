package org.crowdshelf.project.api;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A remark of the newest review. */
@Name("ReviewRemark")
@Description("What a reviewer remarked.")
public record ReviewRemarkNode(
    @Description("What of the project it is about; null: all of it") String field,
    @NonNull @Description("What the reviewer wrote; Markdown") String remark,
    @NonNull Instant at) {}
