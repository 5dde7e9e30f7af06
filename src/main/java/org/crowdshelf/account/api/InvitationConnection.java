package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageInfo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of invitations. */
@Name("InvitationConnection")
@Description("A page of invitations.")
public record InvitationConnection(
    @NonNull @Description("The page's entries with their cursors")
        List<@NonNull InvitationEdge> edges,
    @NonNull @Description("The edges' nodes, for clients that need no cursors")
        List<@NonNull InvitationNode> nodes,
    @NonNull @Description("The place of this page in the list") PageInfo pageInfo,
    @Ignore Supplier<Uni<Integer>> total) {

  /** An invitation and its place in the list. */
  @Name("InvitationEdge")
  @Description("An invitation and its place in the list.")
  public record InvitationEdge(
      @NonNull @Description("Send as after to go on behind it") String cursor,
      @NonNull @Description("The invitation") InvitationNode node) {}

  /**
   * The connection of a page.
   *
   * @param total counts the whole list, where the client asks for that
   */
  static InvitationConnection of(Page<InvitationNode> page, Supplier<Uni<Integer>> total) {
    return new InvitationConnection(
        page.edges(InvitationEdge::new), page.nodes(), page.info(), total);
  }
}
