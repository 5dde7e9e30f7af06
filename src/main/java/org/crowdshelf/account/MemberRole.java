package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The role of a member in an organisation. */
@Description(
    "OWNER: invites and removes members and changes their roles, and all that an EDITOR may. EDITOR: runs projects in the organisation's name. May grow.")
public enum MemberRole {
  @Description("Invites and removes members, changes their roles, and does all that an EDITOR does")
  OWNER,
  @Description("Runs projects in the organisation's name")
  EDITOR
}
