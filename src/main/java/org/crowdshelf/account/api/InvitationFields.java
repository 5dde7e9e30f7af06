package org.crowdshelf.account.api;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The open invitations of the signed-in account. */
@GraphQLApi
public class InvitationFields {

  private final InvitationReads reads;
  private final Cursors cursors;

  InvitationFields(InvitationReads reads, Cursors cursors) {
    this.reads = reads;
    this.cursors = cursors;
  }

  @NonNull
  @Description("The open invitations of the account, newest first.")
  public Uni<@NonNull InvitationConnection> invitations(
      @Source ViewerNode viewer,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    UUID account = viewer.account().key();
    String list = "Viewer.invitations/" + account;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return reads
        .pageOf(account, request)
        .map(fetched -> Page.of(fetched, request, cursors, list, InvitationFields::place))
        .map(page -> InvitationConnection.of(page, () -> reads.totalOf(account)));
  }

  @NonNull
  @Description("The number of entries of the whole list; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source InvitationConnection connection) {
    return connection.total().get();
  }

  private static String place(InvitationNode invitation) {
    return new TimePlace(invitation.invitedAt(), invitation.organisation().key()).toString();
  }
}
