package org.crowdshelf.daybook.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a project's public ledger. */
@Name("LedgerDayConnection")
@Description("A page of a project's public ledger, the latest day first.")
public record LedgerDayConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull LedgerDayEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull LedgerDayNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore UUID projectKey) {

  /** A day and its place in the list. */
  @Name("LedgerDayEdge")
  @Description("A day and its place in the list.")
  public record LedgerDayEdge(
      @NonNull @Description("Send it as after for the entries behind this one") String cursor,
      @NonNull @Description("The day") LedgerDayNode node) {}

  static LedgerDayConnection of(UUID project, Page<LedgerDayNode> page) {
    return new LedgerDayConnection(
        page.edges(LedgerDayEdge::new), page.nodes(), page.info(), project);
  }
}
