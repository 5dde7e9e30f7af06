package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An owner gives a member another role. */
@ApplicationScoped
public class ChangeMemberRole {

  private final Transactions transactions;
  private final Clock clock;

  ChangeMemberRole(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Gives a member this role; if they have it, nothing changes. Rejected with NO_SUCH_MEMBER or
   * LAST_OWNER.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation or
   *     account, FORBIDDEN for anyone but an owner
   */
  public Uni<Outcome<UUID>> run(UUID owner, UUID organisation, UUID account, MemberRole role) {
    return transactions.run(
        () ->
            Team.lock(organisation, clock.instant())
                .invoke(team -> team.requireOwner(owner))
                .call(() -> Account.require(account))
                .flatMap(team -> change(team, account, role)));
  }

  private static Uni<Outcome<UUID>> change(Team team, UUID account, MemberRole role) {
    Optional<Membership> member = team.member(account);
    if (member.isEmpty()) {
      return rejected(OrganisationError.NO_SUCH_MEMBER);
    }
    if (role != MemberRole.OWNER && team.isLastOwner(member.get())) {
      return rejected(OrganisationError.LAST_OWNER);
    }
    return store(member.get(), role).replaceWith(Outcome.done(team.organisation().id));
  }

  private static Uni<Void> store(Membership member, MemberRole role) {
    boolean wasOwner = Team.isOwner(member);
    member.role = role;
    return wasOwner && role != MemberRole.OWNER
        ? Team.takeBackMadeBy(member)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Outcome<UUID>> rejected(OrganisationError error) {
    return Uni.createFrom().item(Outcome.rejected(Rejection.of(error, "accountId")));
  }
}
