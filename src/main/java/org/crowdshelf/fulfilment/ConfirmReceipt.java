package org.crowdshelf.fulfilment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;

/** A backer says that it came, and whether as promised. */
@ApplicationScoped
public class ConfirmReceipt {

  private static final String RECEIVE =
      """
      update fulfilments set state = 'RECEIVED', received_at = $2, as_promised = $3
       where pledge_id = $1 and state in ('SENT', 'PROBLEM')""";

  private static final String SAY =
      "update fulfilments set as_promised = $2 where pledge_id = $1 and state = 'RECEIVED'";

  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  ConfirmReceipt(Transactions transactions, Writes writes, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Marks it as received; for 60 days after that the backer may still say whether it came as
   * promised. Rejected with FULFILMENT_STATE.
   *
   * @param asPromised null where the backer does not say
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where the account has no such pledge
   */
  public Uni<Outcome<UUID>> run(UUID backer, UUID pledge, Boolean asPromised) {
    return transactions.run(
        () ->
            BackersFulfilment.lock(writes, pledge, backer)
                .flatMap(standing -> decide(pledge, standing, asPromised)));
  }

  private Uni<Outcome<UUID>> decide(UUID pledge, BackersFulfilment standing, Boolean asPromised) {
    return switch (standing.state()) {
      case SENT, PROBLEM ->
          writes
              .change(RECEIVE, pledge, clock.instant(), asPromised)
              .replaceWith(Outcome.done(pledge));
      case RECEIVED -> say(pledge, standing, asPromised);
      case WAITING, NEEDS_BACKER -> rejected(standing);
    };
  }

  private Uni<Outcome<UUID>> say(UUID pledge, BackersFulfilment standing, Boolean asPromised) {
    if (asPromised == null || asPromised.equals(standing.asPromised())) {
      return Uni.createFrom().item(Outcome.done(pledge));
    }
    Instant until = standing.receivedAt().plus(FulfilmentRules.TIME_TO_SAY);
    return clock.instant().isBefore(until)
        ? writes.change(SAY, pledge, asPromised).replaceWith(Outcome.done(pledge))
        : rejected(standing);
  }

  private static Uni<Outcome<UUID>> rejected(BackersFulfilment standing) {
    return Uni.createFrom()
        .item(Outcome.rejected(FulfilmentRules.wrongState(standing.state(), "pledgeId")));
  }
}
