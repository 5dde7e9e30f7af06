package org.crowdshelf.project;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Takes approved projects live at their planned time, in every replica at once: a project that one
 * replica works on is locked and skipped by the others.
 */
@ApplicationScoped
public class LaunchProjects {

  private static final String NEXT_DUE =
      """
      select id
        from projects
       where state = 'IN_REVIEW' and approved_at is not null and launch_at <= $1
       order by launch_at, id
       limit 1
         for update skip locked""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final ProjectHistory history;
  private final Clock clock;

  LaunchProjects(
      JobGate gate, Transactions transactions, Writes writes, ProjectHistory history, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.history = history;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.project.launch-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> launchOnSchedule() {
    return gate.run(this::launchDue);
  }

  /** Launches all that is due now, each in its own transaction; answers how many. */
  public Uni<Long> launchDue() {
    return Drain.untilNone(() -> transactions.runUnconditionally(this::launchNext));
  }

  /** Takes a locked, approved project live now. */
  Uni<Void> launch(Project project) {
    project.launch(clock.instant());
    return history.recordAndTell(
        project,
        null,
        ProjectDeed.LAUNCHED,
        new JsonObject(),
        new ProjectEvents.ProjectLaunched(project.id));
  }

  private Uni<Boolean> launchNext() {
    return writes
        .one(NEXT_DUE, row -> row.uuid("id"), clock.instant())
        .flatMap(
            key ->
                key == null
                    ? Uni.createFrom().item(false)
                    : Project.locked(key).flatMap(this::launch).replaceWith(true));
  }
}
