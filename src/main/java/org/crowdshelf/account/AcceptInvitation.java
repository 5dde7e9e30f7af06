package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** An invited account joins the organisation. */
@ApplicationScoped
public class AcceptInvitation {

  private final Transactions transactions;
  private final Clock clock;

  AcceptInvitation(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the invited account a member; for a member nothing changes. Rejected with NOT_INVITED.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation
   */
  public Uni<Outcome<UUID>> run(UUID account, UUID organisation) {
    return transactions.run(
        () -> Team.lock(organisation, clock.instant()).flatMap(team -> join(team, account)));
  }

  private Uni<Outcome<UUID>> join(Team team, UUID account) {
    UUID organisation = team.organisation().id;
    Optional<Invitation> invitation = team.invitation(account);
    if (team.member(account).isPresent()) {
      return Uni.createFrom().item(Outcome.done(organisation));
    }
    if (invitation.isEmpty()) {
      Rejection notInvited = Rejection.of(OrganisationError.NOT_INVITED, "organisationId");
      return Uni.createFrom().item(Outcome.rejected(notInvited));
    }
    return Membership.of(organisation, account, invitation.get().role, clock.instant())
        .persist()
        .chain(() -> invitation.get().delete())
        .replaceWith(Outcome.done(organisation));
  }
}
