package org.crowdshelf.payout.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A page of tranches that wait for somebody.
 *
 * @param transfersOf the admin whose transfers by hand are listed; null where it is the list of
 *     reviewers
 */
@Name("TrancheConnection")
@Description("A page of tranches that wait for reviewers or admins, the oldest first.")
public record TrancheConnection(
    @Ignore UUID transfersOf,
    @NonNull @Description("The page's tranches with their cursors")
        List<@NonNull TrancheEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull TrancheNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo) {

  /** A tranche and its place in the list. */
  @Name("TrancheEdge")
  @Description("A tranche and its place in the list.")
  public record TrancheEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The tranche") TrancheNode node) {}

  static TrancheConnection of(Page<TrancheNode> page, UUID transfersOf) {
    return new TrancheConnection(
        transfersOf, page.edges(TrancheEdge::new), page.nodes(), page.info());
  }
}
