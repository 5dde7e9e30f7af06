package org.crowdshelf.pledge.api;

import java.util.List;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a project's backers. */
@Name("BackerConnection")
@Description("A page of a project's backers, the newest first.")
public record BackerConnection(
    @NonNull @Description("The page's entries with their cursors") List<@NonNull BackerEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull BackerNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @NonNull @Description("How many paid pledges there are; counted only if selected.")
        Integer totalCount) {

  /** A backer and their place in the list. */
  @Name("BackerEdge")
  @Description("A backer and their place in the list.")
  public record BackerEdge(
      @NonNull
          @Description(
              "Send it as after for the entries behind this one; it does not identify the backer")
          String cursor,
      @NonNull @Description("The backer") BackerNode node) {}

  /**
   * The page.
   *
   * @param total null if it is not selected
   */
  static BackerConnection of(Page<BackerNode> page, Integer total) {
    return new BackerConnection(page.edges(BackerEdge::new), page.nodes(), page.info(), total);
  }
}
