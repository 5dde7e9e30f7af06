package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** Somebody who is invited does not want to join. */
@ApplicationScoped
public class DeclineInvitation {

  private final Transactions transactions;

  DeclineInvitation(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Puts the invitation away. Rejected with NOT_INVITED.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such organisation
   */
  public Uni<Outcome<UUID>> run(UUID account, UUID organisation) {
    return transactions.run(() -> Team.hold(organisation).flatMap(team -> decline(team, account)));
  }

  private static Uni<Outcome<UUID>> decline(Team team, UUID account) {
    Optional<Invitation> asked = team.invitation(account);
    if (asked.isEmpty()) {
      Rejection unasked = Rejection.of(OrganisationError.NOT_INVITED, "organisationId");
      return Uni.createFrom().item(Outcome.rejected(unasked));
    }
    return asked.get().delete().replaceWith(Outcome.done(team.organisation().id));
  }
}
