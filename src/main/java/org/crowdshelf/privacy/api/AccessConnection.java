package org.crowdshelf.privacy.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of who saw the viewer's private data. */
@Name("AccessConnection")
@Description("A page of who saw one's private data, the latest first.")
public record AccessConnection(
    @NonNull @Description("The page's entries with their cursors") List<@NonNull AccessEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull AccessNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore UUID accountKey) {

  /** An access and its place in the list. */
  @Name("AccessEdge")
  @Description("That somebody saw private data, and its place in the list.")
  public record AccessEdge(
      @NonNull @Description("Send it as after for the entries behind this one") String cursor,
      @NonNull @Description("Who saw what") AccessNode node) {}

  static AccessConnection of(UUID account, Page<AccessNode> page) {
    return new AccessConnection(page.edges(AccessEdge::new), page.nodes(), page.info(), account);
  }
}
