package org.crowdshelf.fulfilment.api;

import java.util.List;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of what a project has to send. */
@Name("FulfilmentConnection")
@Description("A page of what a project has to send, in the order in which pledges were placed.")
public record FulfilmentConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull FulfilmentEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull FulfilmentNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @NonNull @Description("How many there are in the whole list; read only if selected.")
        Integer totalCount) {

  /** The fulfilment of one pledge, and its place in the list. */
  @Name("FulfilmentEdge")
  @Description("What became of one pledge's reward, and its place in the list.")
  public record FulfilmentEdge(
      @NonNull @Description("Send it as after for the entries behind this one") String cursor,
      @NonNull @Description("What became of it") FulfilmentNode node) {}

  static FulfilmentConnection of(Page<FulfilmentNode> page, Integer total) {
    return new FulfilmentConnection(
        page.edges(FulfilmentEdge::new), page.nodes(), page.info(), total);
  }
}
