package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;

/**
 * An organisation's people, held until the transaction ends: whoever else wants to change them, or
 * to decide about the organisation, waits. So what a rule was asked about is still so at the
 * commit.
 */
record Team(Organisation organisation, List<Membership> members, List<Invitation> invitations) {

  /** Members and invitations together; keeps lists of them short enough to be read whole. */
  static final int MAX = 100;

  /**
   * Holds the team of an organisation.
   *
   * @throws Refusal NOT_FOUND where there is no such organisation
   */
  static Uni<Team> hold(UUID organisation) {
    return Organisation.<Organisation>findById(organisation, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(Team::of);
  }

  private static Uni<Team> of(Organisation organisation) {
    return Membership.<Membership>list("organisationId", organisation.id)
        .flatMap(
            members ->
                Invitation.<Invitation>list("organisationId", organisation.id)
                    .map(invitations -> new Team(organisation, members, invitations)));
  }

  /** The membership of an account, where it is a member. */
  Optional<Membership> member(UUID account) {
    return members.stream().filter(member -> member.accountId.equals(account)).findFirst();
  }

  /** The invitation of an account, where one waits for its answer. */
  Optional<Invitation> invitation(UUID account) {
    return invitations.stream().filter(asked -> asked.accountId.equals(account)).findFirst();
  }

  /**
   * Lets only owners pass.
   *
   * @throws Refusal FORBIDDEN for anyone else
   */
  void requireOwner(UUID account) {
    if (member(account).filter(Team::isOwner).isEmpty()) {
      throw Refusal.forbidden();
    }
  }

  /** Whether this member is an owner and no other member is. */
  boolean isLastOwner(Membership member) {
    return isOwner(member) && members.stream().filter(Team::isOwner).count() == 1;
  }

  /** Whether nobody else can be invited. */
  boolean full() {
    return members.size() + invitations.size() >= MAX;
  }

  private static boolean isOwner(Membership member) {
    return member.role == MemberRole.OWNER;
  }
}
