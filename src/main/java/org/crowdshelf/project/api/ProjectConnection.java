package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of projects. */
@Name("ProjectConnection")
@Description("A page of projects.")
public record ProjectConnection(
    @NonNull @Description("The page's entries with their cursors") List<@NonNull ProjectEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull ProjectNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore Supplier<Uni<Integer>> total) {

  /** A project and its place in the list. */
  @Name("ProjectEdge")
  @Description("A project and its place in the list.")
  public record ProjectEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The project") ProjectNode node) {}

  /**
   * The connection of a page.
   *
   * @param total counts the whole list, where the client asks for that
   */
  public static ProjectConnection of(Page<ProjectNode> page, Supplier<Uni<Integer>> total) {
    return new ProjectConnection(page.edges(ProjectEdge::new), page.nodes(), page.info(), total);
  }
}
