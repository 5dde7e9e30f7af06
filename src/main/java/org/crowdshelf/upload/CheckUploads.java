package org.crowdshelf.upload;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.shared.database.OwnContext;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Looks at files that have come, one after the other on each replica, so that a check's memory is
 * needed once. Begins as soon as somebody says that a file was sent; the schedule takes up what a
 * replica that stopped has left.
 */
@ApplicationScoped
class CheckUploads {

  private static final Logger LOG = Logger.getLogger(CheckUploads.class);

  private final JobGate gate;
  private final CheckNextUpload next;
  // The number of runs that were wanted since the running one began; 0: none runs.
  private final AtomicInteger wanted = new AtomicInteger();

  CheckUploads(JobGate gate, CheckNextUpload next) {
    this.gate = gate;
    this.next = next;
  }

  @Scheduled(
      every = "{crowdshelf.uploads.check-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(() -> wanted.compareAndSet(0, 1) ? checkDue() : Uni.createFrom().voidItem());
  }

  /** Begins to check what is due, unless that goes on already; nobody waits for it. */
  void soon() {
    if (wanted.getAndIncrement() == 0) {
      OwnContext.run(this::checkDue)
          .subscribe()
          .with(
              done -> {},
              failed -> LOG.error("Files that have come wait for the next run", failed));
    }
  }

  // Files that came while the last one was checked begin another run.
  private Uni<Void> checkDue() {
    int seen = wanted.get();
    return Drain.untilNone(next::run)
        .onFailure()
        .invoke(failed -> wanted.set(0))
        .flatMap(done -> wanted.compareAndSet(seen, 0) ? Uni.createFrom().voidItem() : checkDue());
  }
}
