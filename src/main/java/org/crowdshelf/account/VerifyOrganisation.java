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
  private final CreditCodes codes;
  private final Outbox outbox;
  private final Clock clock;

  VerifyOrganisation(Transactions transactions, CreditCodes codes, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.codes = codes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores the decision with its reviewer, time and remark; the same decision again changes
   * nothing. Verified, it has the name and holds the code that it asked for; rejected, it holds
   * none. Rejected with BLANK for a rejection without a remark, with OWN_ORGANISATION, and with
   * CREDIT_CODE_TAKEN where another was verified with its code.
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
      return item(Rejection.of(OrganisationError.OWN_ORGANISATION, "organisationId"));
    }
    if (!organisation.differs(verified)) {
      return Uni.createFrom().item(Outcome.done(organisation.id));
    }
    Uni<Boolean> applied =
        verified ? codes.take(organisation.id) : codes.release(organisation.id).replaceWith(true);
    return applied.flatMap(
        free -> free ? store(organisation, reviewer, verified, remark) : item(codeTaken()));
  }

  private static Rejection codeTaken() {
    return Rejection.of(OrganisationError.CREDIT_CODE_TAKEN, "organisationId");
  }

  private static Uni<Outcome<UUID>> item(Rejection rejection) {
    return Uni.createFrom().item(Outcome.rejected(rejection));
  }

  private Uni<Outcome<UUID>> store(
      Organisation organisation, UUID reviewer, boolean verified, String remark) {
    Instant now = clock.instant();
    organisation.decide(verified, reviewer, now);
    Event event =
        verified
            ? new OrganisationEvents.OrganisationVerified(organisation.id)
            : new OrganisationEvents.OrganisationRejected(organisation.id);
    return OrganisationReview.of(organisation, reviewer, remark, now)
        .persist()
        .chain(() -> outbox.tell(event))
        .replaceWith(Outcome.done(organisation.id));
  }
}
