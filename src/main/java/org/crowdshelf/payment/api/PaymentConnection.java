package org.crowdshelf.payment.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of payments. */
@Name("PaymentConnection")
@Description("A page of payments, the newest first.")
public record PaymentConnection(
    @NonNull @Description("The page's entries with their cursors") List<@NonNull PaymentEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull PaymentNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore Found found) {

  /** The filter of the list; two of its three values are null. */
  record Found(String reference, String transactionNumber, UUID purpose) {}

  /** A payment and its place in the list. */
  @Name("PaymentEdge")
  @Description("A payment and its place in the list.")
  public record PaymentEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The payment") PaymentNode node) {}

  static PaymentConnection of(Page<PaymentNode> page, Found found) {
    return new PaymentConnection(page.edges(PaymentEdge::new), page.nodes(), page.info(), found);
  }
}
