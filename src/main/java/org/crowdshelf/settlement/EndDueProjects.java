package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.EndProject;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.outbox.Outbox;
import org.jboss.logging.Logger;

/** Ends projects at their end time. All replicas do this at once; each project is ended once. */
@ApplicationScoped
public class EndDueProjects {

  private static final Logger LOG = Logger.getLogger(EndDueProjects.class);

  // With more the fault is not that of single projects.
  private static final int MOST_FAILURES = 100;

  private enum Next {
    ENDED,
    FAILED,
    NONE_IS_DUE
  }

  private final JobGate gate;
  private final Transactions transactions;
  private final EndProject endProject;
  private final Outbox outbox;

  EndDueProjects(JobGate gate, Transactions transactions, EndProject endProject, Outbox outbox) {
    this.gate = gate;
    this.transactions = transactions;
    this.endProject = endProject;
    this.outbox = outbox;
  }

  @Scheduled(
      every = "{crowdshelf.settlement.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::endDue);
  }

  /**
   * Ends every project that is due, each in its own transaction; returns how many. One that cannot
   * be ended does not stop the others; the next run tries it again.
   */
  public Uni<Long> endDue() {
    Set<UUID> failed = new HashSet<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> endNext(failed))
        .whilst(next -> next != Next.NONE_IS_DUE && failed.size() < MOST_FAILURES)
        .filter(next -> next == Next.ENDED)
        .collect()
        .with(Collectors.counting());
  }

  private Uni<Next> endNext(Set<UUID> failed) {
    return transactions
        .runUnconditionally(
            () ->
                endProject
                    .next(failed)
                    .flatMap(
                        due ->
                            due == null
                                ? Uni.createFrom().item(Next.NONE_IS_DUE)
                                : end(due).replaceWith(Next.ENDED)))
        .onFailure(EndFailed.class)
        .recoverWithItem(failure -> passOver((EndFailed) failure, failed));
  }

  private Uni<Void> end(EndProject.Ended due) {
    return endProject
        .end(due)
        .chain(() -> tell(due))
        .onFailure(fault -> !DatabaseUnavailable.is(fault))
        .transform(fault -> new EndFailed(due.project(), fault));
  }

  private static Next passOver(EndFailed failure, Set<UUID> failed) {
    LOG.errorf(failure.getCause(), "Project %s could not be ended; it waits", failure.project);
    failed.add(failure.project);
    return Next.FAILED;
  }

  private Uni<Void> tell(EndProject.Ended ended) {
    String event = ended.state() == ProjectState.SUCCEEDED ? "ProjectSucceeded" : "ProjectFailed";
    return outbox.tell(event, ended.project(), new JsonObject());
  }

  /** An end that failed because of the project's rows; its transaction was rolled back. */
  private static final class EndFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient UUID project;

    EndFailed(UUID project, Throwable cause) {
      super(cause);
      this.project = project;
    }
  }
}
