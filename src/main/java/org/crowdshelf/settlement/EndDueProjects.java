package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.EndProject;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.outbox.Outbox;
import org.jboss.logging.Logger;

/** Ends projects at their end time. All replicas do this at once; each project is ended once. */
@ApplicationScoped
public class EndDueProjects {

  private static final Logger LOG = Logger.getLogger(EndDueProjects.class);

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
   * Tries every project that is due, each in its own transaction; returns how many. A project that
   * cannot be ended is postponed, so it stops no other.
   */
  public Uni<Long> endDue() {
    return Drain.untilNone(this::endNext);
  }

  private Uni<Boolean> endNext() {
    return transactions
        .runUnconditionally(
            () ->
                endProject
                    .next()
                    .flatMap(
                        due ->
                            due == null
                                ? Uni.createFrom().item(false)
                                : end(due).replaceWith(true)))
        .onFailure(EndFailed.class)
        .recoverWithUni(failure -> postpone((EndFailed) failure));
  }

  private Uni<Void> end(EndProject.Ended due) {
    return endProject
        .end(due)
        .chain(() -> tell(due))
        .onFailure(fault -> !DatabaseUnavailable.is(fault))
        .transform(fault -> new EndFailed(due.project(), fault));
  }

  private Uni<Boolean> postpone(EndFailed failure) {
    LOG.errorf(failure.getCause(), "Project %s could not be ended; it waits", failure.project);
    return transactions
        .runUnconditionally(() -> endProject.postpone(failure.project))
        .replaceWith(true);
  }

  private Uni<Void> tell(EndProject.Ended ended) {
    return outbox.tell(
        ended.state() == ProjectState.SUCCEEDED
            ? new SettlementEvents.ProjectSucceeded(ended.project())
            : new SettlementEvents.ProjectFailed(ended.project()));
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
