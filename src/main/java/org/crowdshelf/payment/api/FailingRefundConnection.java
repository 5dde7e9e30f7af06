package org.crowdshelf.payment.api;

import java.util.List;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the refunds that an admin has to look at. */
@Name("FailingRefundConnection")
@Description("A page of refunds that keep failing, the oldest first.")
public record FailingRefundConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull FailingRefundEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull FailingRefundNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo) {

  /** A refund and its place in the list. */
  @Name("FailingRefundEdge")
  @Description("A refund that keeps failing and its place in the list.")
  public record FailingRefundEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The refund") FailingRefundNode node) {}

  static FailingRefundConnection of(Page<FailingRefundNode> page) {
    return new FailingRefundConnection(
        page.edges(FailingRefundEdge::new), page.nodes(), page.info());
  }
}
