package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** Somebody who is invited joins the organisation. */
@ApplicationScoped
public class AcceptInvitation {

  private final Transactions transactions;
  private final Clock clock;

  AcceptInvitation(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the invited account a member; for one who is a member nothing changes. Rejected with
   * NOT_INVITED.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such organisation
   */
  public Uni<Outcome<UUID>> run(UUID account, UUID organisation) {
    return transactions.run(() -> Team.hold(organisation).flatMap(team -> join(team, account)));
  }

  private Uni<Outcome<UUID>> join(Team team, UUID account) {
    UUID organisation = team.organisation().id;
    Optional<Invitation> asked = team.invitation(account);
    if (team.member(account).isPresent()) {
      return Uni.createFrom().item(Outcome.done(organisation));
    }
    if (asked.isEmpty()) {
      Rejection unasked = Rejection.of(OrganisationError.NOT_INVITED, "organisationId");
      return Uni.createFrom().item(Outcome.rejected(unasked));
    }
    return Membership.of(organisation, account, asked.get().role, clock.instant())
        .persist()
        .chain(() -> asked.get().delete())
        .replaceWith(Outcome.done(organisation));
  }
}
