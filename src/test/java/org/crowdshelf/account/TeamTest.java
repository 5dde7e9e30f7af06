package org.crowdshelf.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.junit.jupiter.api.Test;

class TeamTest {

  private static final UUID ORGANISATION = UUID.randomUUID();

  @Test
  void knowsItsLastOwner() {
    Membership owner = member(MemberRole.OWNER);
    Membership editor = member(MemberRole.EDITOR);
    assertTrue(team(owner, editor).isLastOwner(owner));
    assertFalse(team(owner, editor).isLastOwner(editor));
  }

  @Test
  void hasNoLastOwnerAmongTwo() {
    Membership one = member(MemberRole.OWNER);
    Membership other = member(MemberRole.OWNER);
    assertFalse(team(one, other).isLastOwner(one));
    assertFalse(team(one, other).isLastOwner(other));
  }

  @Test
  void letsOnlyOwnersPass() {
    Membership owner = member(MemberRole.OWNER);
    Membership editor = member(MemberRole.EDITOR);
    Team team = team(owner, editor);
    assertDoesNotThrow(() -> team.requireOwner(owner.accountId));
    assertThrows(Refusal.class, () -> team.requireOwner(editor.accountId));
    assertThrows(Refusal.class, () -> team.requireOwner(UUID.randomUUID()));
  }

  @Test
  void countsInvitationsAsPlaces() {
    Membership owner = member(MemberRole.OWNER);
    Invitation invitation = invitation(owner);
    assertFalse(team(owner, Collections.nCopies(98, invitation)).full());
    assertTrue(team(owner, Collections.nCopies(99, invitation)).full());
  }

  @Test
  void findsWhoIsAMember() {
    Membership owner = member(MemberRole.OWNER);
    assertEquals(owner, team(owner).member(owner.accountId).orElseThrow());
    assertTrue(team(owner).member(UUID.randomUUID()).isEmpty());
    assertTrue(team(owner).invitation(owner.accountId).isEmpty());
  }

  @Test
  void keepsEndedInvitationsApart() {
    Membership owner = member(MemberRole.OWNER);
    Invitation invitation = invitation(owner);
    Instant end = Instant.EPOCH.plus(Duration.ofDays(14));
    Team open = Team.of(null, List.of(owner), List.of(invitation), List.of(), end.minusMillis(1));
    assertEquals(invitation, open.invitation(invitation.accountId).orElseThrow());
    assertTrue(open.ended(invitation.accountId).isEmpty());
    Team over = Team.of(null, List.of(owner), List.of(invitation), List.of(), end);
    assertTrue(over.invitation(invitation.accountId).isEmpty());
    assertEquals(invitation, over.ended(invitation.accountId).orElseThrow());
  }

  private static Team team(Membership... members) {
    return Team.of(null, List.of(members), List.of(), List.of(), Instant.EPOCH);
  }

  private static Team team(Membership owner, List<Invitation> invitations) {
    return Team.of(null, List.of(owner), invitations, List.of(), Instant.EPOCH);
  }

  private static Invitation invitation(Membership owner) {
    return Invitation.of(
        ORGANISATION, UUID.randomUUID(), MemberRole.EDITOR, owner.accountId, Instant.EPOCH);
  }

  private static Membership member(MemberRole role) {
    return Membership.of(ORGANISATION, UUID.randomUUID(), role, Instant.EPOCH);
  }
}
