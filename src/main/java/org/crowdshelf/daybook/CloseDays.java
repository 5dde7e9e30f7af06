package org.crowdshelf.daybook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Closes the days of all projects that are over, at 00:10 in China and later for what could not be
 * closed then. The clock is the database's, so that replicas agree. A project that fails is logged
 * and taken again in the next run; the others are closed.
 */
@ApplicationScoped
public class CloseDays {

  private static final Logger LOG = Logger.getLogger(CloseDays.class);
  private static final int BATCH = 200;
  private static final UUID LEAST = new UUID(0, 0);

  // A project whose last day is closed waits for the next one with what came late.
  private static final String DUE =
      """
      select distinct m.project_id from daybook_movements m
       where m.day <= ((now() - interval '10 minutes') at time zone 'Asia/Shanghai')::date - 1
         and m.project_id > $1
         and not exists (select from daybook_unread u where u.project_id = m.project_id)
         and not exists (
           select from daybook_days d
            where d.project_id = m.project_id
              and d.day >= ((now() - interval '10 minutes') at time zone 'Asia/Shanghai')::date - 1)
       order by m.project_id limit $2""";

  private final JobGate gate;
  private final Reads reads;
  private final CloseProjectDays projectDays;

  CloseDays(JobGate gate, Reads reads, CloseProjectDays projectDays) {
    this.gate = gate;
    this.reads = reads;
    this.projectDays = projectDays;
  }

  @Scheduled(
      every = "{crowdshelf.ledger.close-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::closeDue);
  }

  /** Closes every day that is over; returns how many projects were looked at. */
  public Uni<Long> closeDue() {
    AtomicReference<UUID> last = new AtomicReference<>(LEAST);
    return Drain.whileFull(
        BATCH,
        () ->
            reads
                .list(DUE, row -> row.uuid("project_id"), last.get(), BATCH)
                .call(this::close)
                .invoke(
                    projects -> {
                      if (!projects.isEmpty()) {
                        last.set(projects.get(projects.size() - 1));
                      }
                    })
                .map(List::size));
  }

  private Uni<Void> close(List<UUID> projects) {
    return Multi.createFrom()
        .iterable(projects)
        .onItem()
        .transformToUniAndConcatenate(
            project ->
                projectDays
                    .close(project)
                    .onFailure()
                    .invoke(failed -> LOG.errorf(failed, "The days of %s stay open", project))
                    .onFailure()
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }
}
