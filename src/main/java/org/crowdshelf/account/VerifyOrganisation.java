package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Event;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * A reviewer verifies or rejects an organisation. Either decision may follow the other: a rejected
 * organisation corrects its papers, a verified one turns out not to be genuine.
 */
@ApplicationScoped
public class VerifyOrganisation {

  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  VerifyOrganisation(Transactions transactions, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores the decision with its reviewer, time and remark; the same decision again changes
   * nothing. Rejected with BLANK for a rejection without a remark, and with OWN_ORGANISATION.
   *
   * @param reviewer an account that has the role of a reviewer
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND if there is no such organisation
   */
  public Uni<Outcome<UUID>> run(UUID reviewer, UUID organisation, boolean verified, String remark) {
    List<Rejection> problems = OrganisationRules.checkRemark(verified, remark);
    return transactions.run(
        () ->
            Team.lock(organisation, clock.instant())
                .flatMap(
                    team ->
                        problems.isEmpty()
                            ? decide(team, reviewer, verified, remark)
                            : Uni.createFrom().item(Outcome.rejected(problems))));
  }

  private Uni<Outcome<UUID>> decide(Team team, UUID reviewer, boolean verified, String remark) {
    Organisation organisation = team.organisation();
    if (organisation.registeredBy.equals(reviewer) || team.member(reviewer).isPresent()) {
      Rejection own = Rejection.of(OrganisationError.OWN_ORGANISATION, "organisationId");
      return Uni.createFrom().item(Outcome.rejected(own));
    }
    Instant now = clock.instant();
    Outcome<UUID> done = Outcome.done(organisation.id);
    if (!organisation.decide(verified, reviewer, now)) {
      return Uni.createFrom().item(done);
    }
    Event event =
        verified
            ? new OrganisationEvents.OrganisationVerified(organisation.id)
            : new OrganisationEvents.OrganisationRejected(organisation.id);
    return OrganisationReview.of(organisation, reviewer, remark, now)
        .persist()
        .chain(() -> outbox.tell(event))
        .replaceWith(done);
  }
}
