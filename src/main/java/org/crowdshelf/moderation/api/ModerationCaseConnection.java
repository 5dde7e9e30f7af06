package org.crowdshelf.moderation.api;

import java.util.List;
import org.crowdshelf.moderation.ReportReason;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the moderation queue. */
@Name("ModerationCaseConnection")
@Description("A page of what waits for a decision, the oldest first.")
public record ModerationCaseConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull ModerationCaseEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull ModerationCaseNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore List<ReportReason> reasons) {

  /** A case and its place in the list. */
  @Name("ModerationCaseEdge")
  @Description("A case and its place in the list.")
  public record ModerationCaseEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The case") ModerationCaseNode node) {}

  static ModerationCaseConnection of(Page<ModerationCaseNode> page, List<ReportReason> reasons) {
    return new ModerationCaseConnection(
        page.edges(ModerationCaseEdge::new), page.nodes(), page.info(), reasons);
  }
}
