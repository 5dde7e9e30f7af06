package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/** An owner asks somebody to join; until they accept, they may do nothing for the organisation. */
@ApplicationScoped
public class InviteMember {

  private final Transactions transactions;
  private final Clock clock;

  InviteMember(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Invites an account; one that is invited already is now invited with this role. Rejected with
   * ALREADY_MEMBER or TOO_MANY_MEMBERS.
   *
   * @throws Refusal NOT_FOUND where there is no such organisation or account, FORBIDDEN for anyone
   *     but an owner
   */
  public Uni<Outcome<UUID>> run(UUID owner, UUID organisation, UUID account, MemberRole role) {
    return transactions.run(
        () ->
            Team.hold(organisation)
                .invoke(team -> team.requireOwner(owner))
                .call(() -> Account.require(account))
                .flatMap(team -> invite(team, owner, account, role)));
  }

  private Uni<Outcome<UUID>> invite(Team team, UUID owner, UUID account, MemberRole role) {
    UUID organisation = team.organisation().id;
    if (team.member(account).isPresent()) {
      return rejected(Rejection.of(OrganisationError.ALREADY_MEMBER, "accountId"));
    }
    Optional<Invitation> waiting = team.invitation(account);
    if (waiting.isPresent()) {
      waiting.get().role = role;
      return Uni.createFrom().item(Outcome.done(organisation));
    }
    if (team.full()) {
      Map<String, String> max = Map.of("max", Integer.toString(Team.MAX));
      return rejected(Rejection.of(OrganisationError.TOO_MANY_MEMBERS, max, "accountId"));
    }
    return Invitation.of(organisation, account, role, owner, clock.instant())
        .persist()
        .replaceWith(Outcome.done(organisation));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection rejection) {
    return Uni.createFrom().item(Outcome.rejected(rejection));
  }
}
