package org.crowdshelf.account.api;

import java.time.Instant;
import org.crowdshelf.account.MemberRole;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An invitation, as the invited account and the organisation's members see it. */
@Name("Invitation")
@Description(
    "Open until the account accepts or declines it, for at most 14 days, and only while the inviting account is an owner.")
public record InvitationNode(
    @NonNull @Description("The organisation that invites") OrganisationNode organisation,
    @NonNull @Description("The invited account") AccountNode account,
    @NonNull @Description("The role of the account once it accepts") MemberRole role,
    @NonNull @Description("The owner who invited them") AccountNode invitedBy,
    @NonNull Instant invitedAt) {

  static final String COLUMNS =
      "i.role as i_role, i.created_at as i_created_at, "
          + OrganisationNode.columns("o")
          + ", "
          + AccountNode.columns("a")
          + ", "
          + AccountNode.columns("b");

  /** Joins the invited account as {@code a}, the inviting one as {@code b}. */
  static final String JOINS =
      " join accounts a on a.id = i.account_id join accounts b on b.id = i.invited_by ";

  static InvitationNode of(Row row) {
    return new InvitationNode(
        OrganisationNode.of(row, "o"),
        AccountNode.of(row, "a"),
        row.value(MemberRole.class, "i_role"),
        AccountNode.of(row, "b"),
        row.instant("i_created_at"));
  }
}
