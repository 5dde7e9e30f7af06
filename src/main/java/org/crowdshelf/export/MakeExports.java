package org.crowdshelf.export;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Makes the files that people asked for, one after the other on each replica, each in one
 * transaction that holds the export's row. A crash undoes it, and another replica begins again.
 */
@ApplicationScoped
public class MakeExports {

  private static final Logger LOG = Logger.getLogger(MakeExports.class);
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);
  private static final int MOST_FAILURES = 5;

  private static final String READY =
      """
      update exports
         set state = 'READY', row_count = $2, byte_count = $3, sha256 = $4, expires_at = $5
       where id = $1""";

  private static final String NOT_ALLOWED = "update exports set state = 'FAILED' where id = $1";

  private static final String FAILED =
      "update exports set failures = failures + 1,"
          + " state = case when failures + 1 < $3 then state else 'FAILED' end,"
          + " next_attempt_at = $2::timestamptz + "
          + GrowingWait.after("10 seconds", "failures")
          + " where id = $1 and state = 'WAITING'";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final ExportFiles files;
  private final WriteExport write;
  private final Clock clock;

  MakeExports(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      ExportFiles files,
      WriteExport write,
      Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.files = files;
    this.write = write;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.exports.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::makeDue);
  }

  /** Makes every file that is due; returns how many it took. */
  public Uni<Long> makeDue() {
    return Drain.untilNone(this::takeNext);
  }

  private Uni<Boolean> takeNext() {
    return transactions
        .runForLong(LONGEST_STATEMENT, this::lockAndMake)
        .onFailure(Failed.class)
        .recoverWithUni(failure -> postpone((Failed) failure));
  }

  private Uni<Boolean> lockAndMake() {
    return writes
        .one(DueExport.NEXT, DueExport::of, clock.instant())
        .flatMap(
            due ->
                due == null
                    ? Uni.createFrom().item(false)
                    : make(due)
                        .onFailure(fault -> !DatabaseUnavailable.is(fault))
                        .transform(fault -> new Failed(due.key(), fault))
                        .replaceWith(true));
  }

  private Uni<Void> make(DueExport due) {
    if (!due.allowed()) {
      return writes.change(NOT_ALLOWED, due.key()).replaceWithVoid();
    }
    return files
        .begin(due.key())
        .flatMap(file -> write.run(due, file).flatMap(rows -> end(due, file, rows)));
  }

  private Uni<Void> end(DueExport due, ExportFile file, Integer rows) {
    return file.end()
        .chain(
            () ->
                writes.change(
                    READY,
                    due.key(),
                    due.kind().isOfProject() ? rows : null,
                    file.bytes(),
                    file.hash(),
                    clock.instant().plus(due.kind().life())))
        .replaceWithVoid();
  }

  private Uni<Boolean> postpone(Failed failure) {
    LOG.errorf(failure.getCause(), "The export %s failed; it waits", failure.export);
    int most = failure.getCause() instanceof WriteExport.TooManyRows ? 1 : MOST_FAILURES;
    return transactions
        .runUnconditionally(() -> writes.change(FAILED, failure.export, clock.instant(), most))
        .replaceWith(true);
  }

  /** An export that failed because of its rows; its transaction was rolled back. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient UUID export;

    Failed(UUID export, Throwable cause) {
      super(cause);
      this.export = export;
    }
  }
}
