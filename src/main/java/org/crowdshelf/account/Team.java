package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.error.Refusal;

/**
 * An organisation's people under the organisation's row lock, which is held until the transaction
 * ends: a concurrent change of the same team waits, so that what a rule read still holds at the
 * commit.
 *
 * @param invitations those that are open
 * @param ended those that have ended and are not deleted yet
 */
record Team(
    Organisation organisation,
    List<Membership> members,
    List<Invitation> invitations,
    List<Invitation> ended) {

  /** The most members and open invitations together, so that lists of them are read whole. */
  static final int MAX = 100;

  /**
   * Locks and loads the team of an organisation.
   *
   * @throws Refusal NOT_FOUND if there is no such organisation
   */
  static Uni<Team> lock(UUID organisation, Instant now) {
    return Organisation.<Organisation>findById(organisation, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(locked -> load(locked, now));
  }

  private static Uni<Team> load(Organisation organisation, Instant now) {
    return Membership.<Membership>list("organisationId", organisation.id)
        .flatMap(
            members ->
                Invitation.<Invitation>list("organisationId", organisation.id)
                    .map(invitations -> of(organisation, members, invitations, now)));
  }

  static Team of(
      Organisation organisation,
      List<Membership> members,
      List<Invitation> invitations,
      Instant now) {
    Map<Boolean, List<Invitation>> byOpen =
        invitations.stream()
            .collect(
                Collectors.partitioningBy(
                    invitation -> InvitationRules.isOpen(invitation, members, now)));
    return new Team(organisation, members, byOpen.get(true), byOpen.get(false));
  }

  /** The membership of an account; empty if it is not a member. */
  Optional<Membership> member(UUID account) {
    return members.stream().filter(member -> member.accountId.equals(account)).findFirst();
  }

  /** The open invitation of an account; otherwise empty. */
  Optional<Invitation> invitation(UUID account) {
    return of(account, invitations);
  }

  /** The invitation of an account that has ended; otherwise empty. */
  Optional<Invitation> ended(UUID account) {
    return of(account, ended);
  }

  /**
   * Checks that the account is an owner.
   *
   * @throws Refusal FORBIDDEN if it is not
   */
  void requireOwner(UUID account) {
    if (member(account).filter(Team::isOwner).isEmpty()) {
      throw Refusal.forbidden();
    }
  }

  /** Returns whether this member is the only owner. */
  boolean isLastOwner(Membership member) {
    return isOwner(member) && members.stream().filter(Team::isOwner).count() == 1;
  }

  /** Returns whether there is no room for another invitation. */
  boolean full() {
    return members.size() + invitations.size() >= MAX;
  }

  private static Optional<Invitation> of(UUID account, List<Invitation> invitations) {
    return invitations.stream().filter(one -> one.accountId.equals(account)).findFirst();
  }

  static boolean isOwner(Membership member) {
    return member.role == MemberRole.OWNER;
  }
}
