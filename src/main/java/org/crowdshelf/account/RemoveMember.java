package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An owner takes a member out or an invitation back; a member leaves. */
@ApplicationScoped
public class RemoveMember {

  private final Transactions transactions;
  private final Clock clock;

  RemoveMember(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Removes an account from an organisation, or withdraws its invitation. The invitations and codes
   * that a removed member made end. Rejected with NO_SUCH_MEMBER or LAST_OWNER.
   *
   * @param remover an owner, or the account itself
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation or
   *     account, FORBIDDEN for anyone else
   */
  public Uni<Outcome<UUID>> run(UUID remover, UUID organisation, UUID account) {
    return transactions.run(
        () ->
            Team.lock(organisation, clock.instant())
                .invoke(
                    team -> {
                      if (!remover.equals(account)) {
                        team.requireOwner(remover);
                      }
                    })
                .call(() -> Account.require(account))
                .flatMap(team -> remove(team, account)));
  }

  private static Uni<Outcome<UUID>> remove(Team team, UUID account) {
    Outcome<UUID> done = Outcome.done(team.organisation().id);
    Optional<Membership> member = team.member(account);
    if (member.isPresent()) {
      return team.isLastOwner(member.get())
          ? rejected(OrganisationError.LAST_OWNER)
          : delete(member.get()).replaceWith(done);
    }
    return team.invitation(account)
        .map(invitation -> invitation.delete().replaceWith(done))
        .orElseGet(() -> rejected(OrganisationError.NO_SUCH_MEMBER));
  }

  private static Uni<Void> delete(Membership member) {
    return member.delete().chain(() -> Team.takeBackMadeBy(member));
  }

  private static Uni<Outcome<UUID>> rejected(OrganisationError error) {
    return Uni.createFrom().item(Outcome.rejected(Rejection.of(error, "accountId")));
  }
}
