package org.crowdshelf.payment.api;

import java.util.List;
import org.crowdshelf.payment.FindingState;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of findings. */
@Name("PaymentFindingConnection")
@Description("A page of findings, the oldest first.")
public record PaymentFindingConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull PaymentFindingEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull PaymentFindingNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore List<FindingState> states) {

  /** A finding and its place in the list. */
  @Name("PaymentFindingEdge")
  @Description("A finding and its place in the list.")
  public record PaymentFindingEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The finding") PaymentFindingNode node) {}

  static PaymentFindingConnection of(Page<PaymentFindingNode> page, List<FindingState> states) {
    return new PaymentFindingConnection(
        page.edges(PaymentFindingEdge::new), page.nodes(), page.info(), states);
  }
}
