package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationRulesTest {

  private static final UUID ORGANISATION = UUID.randomUUID();
  private static final UUID INVITER = UUID.randomUUID();
  private static final Instant MADE = Instant.parse("2015-11-03T00:00:00Z");
  private static final Invitation INVITATION =
      Invitation.of(ORGANISATION, UUID.randomUUID(), MemberRole.OWNER, INVITER, MADE);

  @Test
  void isOpenForFourteenDays() {
    List<Membership> members = List.of(inviter(MemberRole.OWNER));
    Instant end = MADE.plus(Duration.ofDays(14));
    assertTrue(InvitationRules.isOpen(INVITATION, members, MADE));
    assertTrue(InvitationRules.isOpen(INVITATION, members, end.minusMillis(1)));
    assertFalse(InvitationRules.isOpen(INVITATION, members, end));
  }

  @Test
  void endsWhenItsInviterIsNoLongerAnOwner() {
    assertFalse(InvitationRules.isOpen(INVITATION, List.of(inviter(MemberRole.EDITOR)), MADE));
    Membership other = Membership.of(ORGANISATION, UUID.randomUUID(), MemberRole.OWNER, MADE);
    assertFalse(InvitationRules.isOpen(INVITATION, List.of(other), MADE));
  }

  private static Membership inviter(MemberRole role) {
    return Membership.of(ORGANISATION, INVITER, role, MADE);
  }
}
