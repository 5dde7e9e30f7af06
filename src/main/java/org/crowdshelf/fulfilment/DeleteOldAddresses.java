package org.crowdshelf.fulfilment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.pledge.PledgeAddresses;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes addresses that nobody needs any more: some time after the reward was received, or after
 * its money went back.
 */
@ApplicationScoped
public class DeleteOldAddresses {

  private static final int BATCH = 500;

  private static final String MARK =
      """
      update fulfilments set address_deleted_at = $1
       where pledge_id in (select pledge_id from fulfilments
                            where address_deleted_at is null and (received_at is not null or called_off_at is not null)
                              and coalesce(received_at, called_off_at) <= $2
                            order by coalesce(received_at, called_off_at), pledge_id limit $3
                              for no key update skip locked)
      returning pledge_id""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final PledgeAddresses addresses;
  private final Clock clock;
  private final Duration keep;

  DeleteOldAddresses(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      PledgeAddresses addresses,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.fulfilment.keep-addresses") Duration keep) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.addresses = addresses;
    this.clock = clock;
    this.keep = keep;
  }

  @Scheduled(
      every = "{crowdshelf.fulfilment.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::deleteDue);
  }

  /** Deletes every address whose time is over; returns how many rewards were looked at. */
  public Uni<Long> deleteDue() {
    return Drain.whileFull(BATCH, () -> transactions.runUnconditionally(this::deleteSome));
  }

  private Uni<Integer> deleteSome() {
    Instant now = clock.instant();
    return writes
        .list(MARK, row -> row.uuid("pledge_id"), now, now.minus(keep), BATCH)
        .call(pledges -> pledges.isEmpty() ? Uni.createFrom().item(0) : addresses.delete(pledges))
        .map(List::size);
  }
}
