package org.crowdshelf.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.MemberRole;
import org.crowdshelf.project.ProjectStops;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * An owner says yes or no for an organisation that a project names. The project's row is locked, so
 * that it is not submitted, launched or edited meanwhile, and of two owners the second sees what
 * the first said.
 */
@ApplicationScoped
public class AnswerPartnership {

  // A change of the role waits until this transaction ends. A person who is erased leaves their
  // organisations
  // before their projects are touched, so the membership comes first here, too.
  private static final String ROLE =
      "select role from memberships where organisation_id = $1 and account_id = $2 for share";

  private static final String EXISTS = "select id from organisations where id = $1";

  private static final String LOCK = "select id from projects where id = $1 for no key update";

  private static final String STORE =
      """
      update partnerships
         set state = $4, helps_with = $5::text[], answered_at = $6, answered_by = $7,
             ended_at = case when $8::boolean then $6::timestamptz end
       where project_id = $1 and organisation_id = $2 and role = $3""";

  private final Transactions transactions;
  private final Writes writes;
  private final ProjectStops stops;
  private final Outbox outbox;
  private final Clock clock;

  AnswerPartnership(
      Transactions transactions, Writes writes, ProjectStops stops, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.stops = stops;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores the answer; the same again changes nothing. A sponsor that takes its yes back while the
   * project is in review takes the project back from the reviewers, too; once the project was live,
   * only its role ends. Rejected with PROJECT_STATE where it is a yes to a project that was
   * rejected, failed or was canceled.
   *
   * @throws Refusal NOT_FOUND where there is no such organisation or the project does not ask it,
   *     FORBIDDEN for anyone but an owner
   */
  public Uni<Outcome<PartnershipKey>> run(UUID owner, PartnershipKey key, PartnerAnswer answer) {
    return transactions.run(
        () ->
            requireOwner(owner, key.organisation())
                .chain(() -> writes.one(LOCK, row -> true, key.project()))
                .chain(
                    () ->
                        writes.one(
                            StandingPartnership.READ,
                            StandingPartnership::of,
                            key.project(),
                            key.organisation(),
                            key.role()))
                .onItem()
                .ifNull()
                .failWith(Refusal::notFound)
                .flatMap(standing -> decide(owner, key, standing, answer)));
  }

  private Uni<Void> requireOwner(UUID account, UUID organisation) {
    return writes
        .one(ROLE, row -> row.value(MemberRole.class, "role"), organisation, account)
        .flatMap(
            role -> role == MemberRole.OWNER ? Uni.createFrom().voidItem() : refuse(organisation));
  }

  private Uni<Void> refuse(UUID organisation) {
    return writes
        .one(EXISTS, row -> true, organisation)
        .map(
            found -> {
              throw found == null ? Refusal.notFound() : Refusal.forbidden();
            });
  }

  private Uni<Outcome<PartnershipKey>> decide(
      UUID owner, PartnershipKey key, StandingPartnership standing, PartnerAnswer answer) {
    if (standing.isAlready(answer)) {
      return Uni.createFrom().item(Outcome.done(key));
    }
    return standing
        .refusal(answer)
        .map(refusal -> Uni.createFrom().item(Outcome.<PartnershipKey>rejected(refusal)))
        .orElseGet(() -> store(owner, key, standing, answer));
  }

  private Uni<Outcome<PartnershipKey>> store(
      UUID owner, PartnershipKey key, StandingPartnership standing, PartnerAnswer answer) {
    Instant now = clock.instant();
    return writes
        .change(
            STORE,
            key.project(),
            key.organisation(),
            key.role(),
            answer.state(),
            answer.helpsWith(),
            now,
            owner,
            standing.endsBy(answer))
        .chain(
            () ->
                standing.stopsReview(answer)
                    ? stops.withdraw(key.project(), owner).replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .chain(() -> outbox.tell(new PartnerEvents.PartnershipAnswered(key, answer.state())))
        .replaceWith(Outcome.done(key));
  }
}
