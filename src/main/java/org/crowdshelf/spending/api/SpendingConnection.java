package org.crowdshelf.spending.api;

import java.util.List;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of spendings. */
@Name("SpendingConnection")
@Description("A page of what was spent.")
public record SpendingConnection(
    @NonNull @Description("The page's spendings with their cursors")
        List<@NonNull SpendingEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull SpendingNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @NonNull @Description("How many there are in the whole list; counted only if selected.")
        Integer totalCount) {

  /** A spending and its place in the list. */
  @Name("SpendingEdge")
  @Description("A spending and its place in the list.")
  public record SpendingEdge(
      @NonNull @Description("Send it as after for the spendings behind this one") String cursor,
      @NonNull @Description("The spending") SpendingNode node) {}

  static SpendingConnection of(Page<SpendingNode> page, Integer total) {
    return new SpendingConnection(page.edges(SpendingEdge::new), page.nodes(), page.info(), total);
  }
}
