package org.crowdshelf.account.api;

import org.crowdshelf.account.MemberRole;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code inviteMember} takes. */
@Name("InviteMemberInput")
@Description("Owners only")
public record InviteMemberInput(
    @Id @NonNull String organisationId,
    @Id @NonNull @Description("Whom to invite: the id of an Account") String accountId,
    @DefaultValue("EDITOR") @Description("What they will be once they accept") MemberRole role) {

  @Ignore
  MemberRole roleOrDefault() {
    return role == null ? MemberRole.EDITOR : role;
  }
}
