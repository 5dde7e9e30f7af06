package org.crowdshelf.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The time for which an invitation is open. */
public final class InvitationRules {

  private static final Duration OPEN_FOR = Duration.ofDays(14);

  private InvitationRules() {}

  /** Invitations of this time and older ones have ended. */
  public static Instant latestEnded(Instant now) {
    return now.minus(OPEN_FOR);
  }

  /**
   * Returns whether the invited account can still join: for 14 days, and only while whoever invited
   * it is an owner. A right that an owner gave ends with the owner's own right to give it.
   */
  static boolean isOpen(Invitation invitation, List<Membership> members, Instant now) {
    return invitation.createdAt.isAfter(latestEnded(now))
        && members.stream()
            .filter(member -> member.role == MemberRole.OWNER)
            .anyMatch(owner -> owner.accountId.equals(invitation.invitedBy));
  }
}
