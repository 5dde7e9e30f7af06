package org.crowdshelf.fulfilment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes what was sent as received where the backer has said nothing in time. All replicas do this
 * at once, in batches, each leaving out the rows that another has; a row that a backer or a desk
 * has is left for the next run.
 */
@ApplicationScoped
public class ReceiveInTime {

  private static final int BATCH = 500;

  private static final String RECEIVE =
      """
      update fulfilments set state = 'RECEIVED', received_at = $1
       where pledge_id in (select pledge_id from fulfilments
                            where state = 'SENT' and called_off_at is null and sent_at <= $2
                            order by sent_at, pledge_id limit $3 for no key update skip locked)""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;
  private final Duration after;

  ReceiveInTime(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.fulfilment.received-after") Duration after) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
    this.after = after;
  }

  @Scheduled(
      every = "{crowdshelf.fulfilment.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::receiveDue);
  }

  /** Takes everything as received whose time is over; returns how many. */
  public Uni<Long> receiveDue() {
    return Drain.whileFull(BATCH, this::receiveSome);
  }

  private Uni<Integer> receiveSome() {
    Instant now = clock.instant();
    return transactions.runUnconditionally(
        () -> writes.change(RECEIVE, now, now.minus(after), BATCH));
  }
}
