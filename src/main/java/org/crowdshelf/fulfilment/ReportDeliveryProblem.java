package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.outbox.Outbox;

/** A backer says that it did not come, or not as promised. */
@ApplicationScoped
public class ReportDeliveryProblem {

  private static final String BEGIN =
      """
      update fulfilments set state = 'PROBLEM', problem = $2, problem_at = $3, reviewers_told_at = null
       where pledge_id = $1 and state = 'SENT'""";

  private static final String CHANGE =
      "update fulfilments set problem = $2 where pledge_id = $1 and state = 'PROBLEM'";

  private final Transactions transactions;
  private final Writes writes;
  private final Outbox outbox;
  private final Clock clock;

  ReportDeliveryProblem(Transactions transactions, Writes writes, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores what is wrong and tells the project's own people; again changes the words alone.
   * Rejected with FULFILMENT_STATE, TOO_SOON and where the words cannot be taken.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where the account has no such pledge
   */
  public Uni<Outcome<UUID>> run(UUID backer, UUID pledge, String problem) {
    Checks checks = new Checks();
    checks.message(problem, FulfilmentRules.MAX_PROBLEM, "problem");
    return transactions.run(
        () ->
            BackersFulfilment.lock(writes, pledge, backer)
                .flatMap(
                    standing ->
                        checks.found().isEmpty()
                            ? decide(pledge, standing, problem)
                            : Uni.createFrom().item(Outcome.rejected(checks.found()))));
  }

  private Uni<Outcome<UUID>> decide(UUID pledge, BackersFulfilment standing, String problem) {
    return switch (standing.state()) {
      case SENT -> begin(pledge, standing, problem);
      case PROBLEM -> writes.change(CHANGE, pledge, problem).replaceWith(Outcome.done(pledge));
      case WAITING, NEEDS_BACKER, RECEIVED ->
          Uni.createFrom()
              .item(Outcome.rejected(FulfilmentRules.wrongState(standing.state(), "pledgeId")));
    };
  }

  private Uni<Outcome<UUID>> begin(UUID pledge, BackersFulfilment standing, String problem) {
    Instant now = clock.instant();
    Instant from = FulfilmentRules.problemFrom(standing.sentAt(), standing.delivery());
    return now.isBefore(from)
        ? Uni.createFrom().item(Outcome.rejected(FulfilmentRules.tooSoon(from, "pledgeId")))
        : writes
            .change(BEGIN, pledge, problem, now)
            .chain(
                () ->
                    outbox.tell(
                        new FulfilmentEvents.DeliveryProblemReported(pledge, standing.project())))
            .replaceWith(Outcome.done(pledge));
  }
}
