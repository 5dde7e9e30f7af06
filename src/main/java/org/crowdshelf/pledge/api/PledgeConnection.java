package org.crowdshelf.pledge.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of an account's own pledges. */
@Name("PledgeConnection")
@Description("A page of one's own pledges, the newest first.")
public record PledgeConnection(
    @NonNull @Description("The page's entries with their cursors") List<@NonNull PledgeEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull PledgeNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore UUID accountKey) {

  /** A pledge and its place in the list. */
  @Name("PledgeEdge")
  @Description("A pledge and its place in the list.")
  public record PledgeEdge(
      @NonNull @Description("Send it as after for the entries behind this one") String cursor,
      @NonNull @Description("The pledge") PledgeNode node) {}

  static PledgeConnection of(UUID account, Page<PledgeNode> page) {
    return new PledgeConnection(page.edges(PledgeEdge::new), page.nodes(), page.info(), account);
  }
}
