package org.crowdshelf.allotment.api;

import java.util.List;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of moves that wait for reviewers. */
@Name("BudgetMoveConnection")
@Description("A page of moves between budget lines that wait for reviewers, the oldest first.")
public record BudgetMoveConnection(
    @NonNull @Description("The page's moves with their cursors")
        List<@NonNull BudgetMoveEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull BudgetMoveNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo) {

  /** A move and its place in the list. */
  @Name("BudgetMoveEdge")
  @Description("A move and its place in the list.")
  public record BudgetMoveEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The move") BudgetMoveNode node) {}

  static BudgetMoveConnection of(Page<BudgetMoveNode> page) {
    return new BudgetMoveConnection(page.edges(BudgetMoveEdge::new), page.nodes(), page.info());
  }
}
