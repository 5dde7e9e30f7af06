package org.crowdshelf.pledge.api;

import java.util.List;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a project's pledges for its own people. */
@Name("ProjectPledgeConnection")
@Description("A page of a project's pledges, the newest first.")
public record ProjectPledgeConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull ProjectPledgeEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull ProjectPledgeNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @NonNull @Description("How many there are in the whole list; counted only if selected.")
        Integer totalCount) {

  /** A pledge and its place in the list. */
  @Name("ProjectPledgeEdge")
  @Description("A pledge and its place in the list.")
  public record ProjectPledgeEdge(
      @NonNull @Description("Send it as after for the entries behind this one") String cursor,
      @NonNull @Description("The pledge") ProjectPledgeNode node) {}

  /**
   * The page.
   *
   * @param total null if it is not selected
   */
  static ProjectPledgeConnection of(Page<ProjectPledgeNode> page, Integer total) {
    return new ProjectPledgeConnection(
        page.edges(ProjectPledgeEdge::new), page.nodes(), page.info(), total);
  }
}
