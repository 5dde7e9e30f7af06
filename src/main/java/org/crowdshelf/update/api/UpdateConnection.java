package org.crowdshelf.update.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a project's updates. */
@Name("UpdateConnection")
@Description("A page of a project's updates, the newest first.")
public record UpdateConnection(
    @NonNull @Description("The page's entries with their cursors") List<@NonNull UpdateEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull UpdateNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore UUID projectKey) {

  /** An update and its place in the list. */
  @Name("UpdateEdge")
  @Description("An update and its place in the list.")
  public record UpdateEdge(
      @NonNull @Description("Send it as after for the entries behind this one") String cursor,
      @NonNull @Description("The update") UpdateNode node) {}

  static UpdateConnection of(UUID project, Page<UpdateNode> page) {
    return new UpdateConnection(page.edges(UpdateEdge::new), page.nodes(), page.info(), project);
  }
}
