package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
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
 * @param ended invitations that have ended and are not deleted yet
 * @param codes those that somebody can join with
 */
record Team(
    Organisation organisation,
    List<Membership> members,
    List<Invitation> invitations,
    List<Invitation> ended,
    List<InvitationCode> codes) {

  /**
   * The most members, open invitations and open codes together, so that lists of them are read
   * whole.
   */
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
                    .flatMap(
                        invitations ->
                            InvitationCode.open(organisation.id, now)
                                .map(codes -> of(organisation, members, invitations, codes, now))));
  }

  static Team of(
      Organisation organisation,
      List<Membership> members,
      List<Invitation> invitations,
      List<InvitationCode> codes,
      Instant now) {
    Map<Boolean, List<Invitation>> byOpen =
        invitations.stream()
            .collect(
                Collectors.partitioningBy(
                    invitation -> InvitationRules.isOpen(invitation, members, now)));
    return new Team(
        organisation, members, byOpen.get(true), byOpen.get(false), ofOwners(codes, members));
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

  /** The open code with this hash; otherwise empty. */
  Optional<InvitationCode> code(byte[] hash) {
    return codes.stream().filter(code -> Arrays.equals(code.codeHash, hash)).findFirst();
  }

  // A right that an owner gave ends with the owner's own right to give it.
  private static List<InvitationCode> ofOwners(
      List<InvitationCode> codes, List<Membership> members) {
    return codes.stream()
        .filter(
            code ->
                members.stream()
                    .filter(Team::isOwner)
                    .anyMatch(owner -> owner.accountId.equals(code.madeBy)))
        .toList();
  }

  /** Returns whether there is no room for another invitation or code. */
  boolean full() {
    return members.size() + invitations.size() + codes.size() >= MAX;
  }

  private static Optional<Invitation> of(UUID account, List<Invitation> invitations) {
    return invitations.stream().filter(one -> one.accountId.equals(account)).findFirst();
  }

  /** Deletes the invitations and codes of a member who is no owner any more. */
  static Uni<Void> takeBackMadeBy(Membership former) {
    return Invitation.deleteMadeBy(former.accountId, former.organisationId)
        .chain(() -> InvitationCode.deleteMadeBy(former.accountId, former.organisationId));
  }

  static boolean isOwner(Membership member) {
    return member.role == MemberRole.OWNER;
  }
}
