package org.crowdshelf.account.api;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.crowdshelf.account.MemberRole;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An invitation as whoever is invited, and the organisation's own people, see it. */
@Name("Invitation")
@Description("Waits for somebody's acceptInvitation or declineInvitation.")
public record InvitationNode(
    @NonNull OrganisationNode organisation,
    @NonNull @Description("Who is invited") AccountNode account,
    @NonNull @Description("What they will be once they accept") MemberRole role,
    @NonNull AccountNode invitedBy,
    @NonNull Instant invitedAt) {

  static final String COLUMNS =
      "i.role as i_role, i.created_at as i_created_at, "
          + OrganisationNode.columns("o")
          + ", "
          + AccountNode.columns("a")
          + ", "
          + AccountNode.columns("b");

  /** Who is invited is joined as {@code a}, who invites as {@code b}. */
  static final String JOINS =
      " join accounts a on a.id = i.account_id join accounts b on b.id = i.invited_by ";

  static InvitationNode of(Row row) {
    return new InvitationNode(
        OrganisationNode.of(row, "o"),
        AccountNode.of(row, "a"),
        row.get(MemberRole.class, "i_role"),
        AccountNode.of(row, "b"),
        row.getOffsetDateTime("i_created_at").toInstant());
  }
}
