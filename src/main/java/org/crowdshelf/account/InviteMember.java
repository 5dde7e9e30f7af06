package org.crowdshelf.account;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/** An owner invites an account, which has no rights in the organisation until it accepts. */
@ApplicationScoped
public class InviteMember {

  private final Transactions transactions;
  private final Clock clock;

  InviteMember(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Invites an account for 14 days. An account that is invited already is invited anew, with this
   * role. Rejected with ALREADY_MEMBER or TOO_MANY_MEMBERS.
   *
   * @throws Refusal NOT_FOUND if there is no such organisation or account, FORBIDDEN for anyone but
   *     an owner
   */
  public Uni<Outcome<UUID>> run(UUID owner, UUID organisation, UUID account, MemberRole role) {
    return transactions.run(
        () ->
            Team.lock(organisation, clock.instant())
                .invoke(team -> team.requireOwner(owner))
                .call(() -> Account.require(account))
                .flatMap(team -> invite(team, owner, account, role)));
  }

  private Uni<Outcome<UUID>> invite(Team team, UUID owner, UUID account, MemberRole role) {
    if (team.member(account).isPresent()) {
      return rejected(Rejection.of(OrganisationError.ALREADY_MEMBER, "accountId"));
    }
    if (team.invitation(account).isEmpty() && team.full()) {
      Map<String, String> max = Map.of("max", Integer.toString(Team.MAX));
      return rejected(Rejection.of(OrganisationError.TOO_MANY_MEMBERS, max, "accountId"));
    }
    return deleteEnded(team, account)
        .chain(() -> store(team, owner, account, role))
        .replaceWith(Outcome.done(team.organisation().id));
  }

  // The invited account's own row is not deleted but renewed: Hibernate inserts before it deletes.
  private static Uni<Void> deleteEnded(Team team, UUID account) {
    return Multi.createFrom()
        .iterable(team.ended())
        .filter(ended -> !ended.accountId.equals(account))
        .onItem()
        .transformToUniAndConcatenate(Invitation::delete)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> store(Team team, UUID owner, UUID account, MemberRole role) {
    Instant now = clock.instant();
    Optional<Invitation> standing = team.invitation(account).or(() -> team.ended(account));
    if (standing.isPresent()) {
      // The same request again changes nothing.
      if (!team.invitation(account).filter(open -> open.is(role, owner)).isPresent()) {
        standing.get().renew(role, owner, now);
      }
      return Uni.createFrom().voidItem();
    }
    UUID organisation = team.organisation().id;
    return Invitation.of(organisation, account, role, owner, now).persist().replaceWithVoid();
  }

  private static Uni<Outcome<UUID>> rejected(Rejection rejection) {
    return Uni.createFrom().item(Outcome.rejected(rejection));
  }
}
