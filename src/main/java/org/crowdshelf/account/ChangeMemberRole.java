package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An owner says what a member may do. */
@ApplicationScoped
public class ChangeMemberRole {

  private final Transactions transactions;

  ChangeMemberRole(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Gives a member this role; where they have it, nothing changes. Rejected with NO_SUCH_MEMBER or
   * LAST_OWNER.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such organisation or
   *     account, FORBIDDEN for anyone but an owner
   */
  public Uni<Outcome<UUID>> run(UUID owner, UUID organisation, UUID account, MemberRole role) {
    return transactions.run(
        () ->
            Team.hold(organisation)
                .invoke(team -> team.requireOwner(owner))
                .call(() -> Account.require(account))
                .map(team -> change(team, account, role)));
  }

  private static Outcome<UUID> change(Team team, UUID account, MemberRole role) {
    Optional<Membership> member = team.member(account);
    if (member.isEmpty()) {
      return rejected(OrganisationError.NO_SUCH_MEMBER);
    }
    if (role != MemberRole.OWNER && team.isLastOwner(member.get())) {
      return rejected(OrganisationError.LAST_OWNER);
    }
    member.get().role = role;
    return Outcome.done(team.organisation().id);
  }

  private static Outcome<UUID> rejected(OrganisationError error) {
    return Outcome.rejected(Rejection.of(error, "accountId"));
  }
}
