package org.crowdshelf.project.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Where the press wrote about a project. */
@Name("PressMention")
@Description("Where the press wrote about it.")
public record PressMentionNode(
    @NonNull @Description("The paper or station") String outlet,
    @NonNull @Description("Address of the article") String url,
    @Description("A picture of it, for when the address is gone") String screenshotUrl) {}
