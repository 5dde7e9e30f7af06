package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
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
       where state = 'IN_REVIEW' and approved_at is not null and launch_at <= :now
       order by launch_at, id
       limit 1
         for update skip locked""";

  private final JobGate gate;
  private final Transactions transactions;
  private final ProjectHistory history;
  private final Clock clock;

  LaunchProjects(JobGate gate, Transactions transactions, ProjectHistory history, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
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
        project, null, ProjectDeed.LAUNCHED, new JsonObject(), "ProjectLaunched");
  }

  private Uni<Boolean> launchNext() {
    return nextDue()
        .flatMap(
            key ->
                key == null
                    ? Uni.createFrom().item(false)
                    : Project.locked(key).flatMap(this::launch).replaceWith(true));
  }

  private Uni<UUID> nextDue() {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(NEXT_DUE, UUID.class)
                    .setParameter("now", clock.instant())
                    .getSingleResultOrNull());
  }
}
