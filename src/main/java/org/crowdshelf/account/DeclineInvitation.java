package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An invited account declines. */
@ApplicationScoped
public class DeclineInvitation {

  private final Transactions transactions;
  private final Clock clock;

  DeclineInvitation(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Deletes the invitation. Rejected with NOT_INVITED.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation
   */
  public Uni<Outcome<UUID>> run(UUID account, UUID organisation) {
    return transactions.run(
        () -> Team.lock(organisation, clock.instant()).flatMap(team -> decline(team, account)));
  }

  private static Uni<Outcome<UUID>> decline(Team team, UUID account) {
    Optional<Invitation> invitation = team.invitation(account);
    if (invitation.isEmpty()) {
      Rejection notInvited = Rejection.of(OrganisationError.NOT_INVITED, "organisationId");
      return Uni.createFrom().item(Outcome.rejected(notInvited));
    }
    return invitation.get().delete().replaceWith(Outcome.done(team.organisation().id));
  }
}
