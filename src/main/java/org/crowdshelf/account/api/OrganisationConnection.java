package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of organisations. */
@Name("OrganisationConnection")
@Description("A page of organisations.")
public record OrganisationConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull OrganisationEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull OrganisationNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore Supplier<Uni<Integer>> total) {

  /** An organisation and its place in the list. */
  @Name("OrganisationEdge")
  @Description("An organisation and its place in the list.")
  public record OrganisationEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The organisation") OrganisationNode node) {}
}
