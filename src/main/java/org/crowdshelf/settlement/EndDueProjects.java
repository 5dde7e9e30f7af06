package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.crowdshelf.project.EndProject;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.outbox.Outbox;

/** Ends projects at their end time. All replicas do this at once; each project is ended once. */
@ApplicationScoped
public class EndDueProjects {

  private final Transactions transactions;
  private final EndProject endProject;
  private final Outbox outbox;

  EndDueProjects(Transactions transactions, EndProject endProject, Outbox outbox) {
    this.transactions = transactions;
    this.endProject = endProject;
    this.outbox = outbox;
  }

  @Scheduled(
      every = "{crowdshelf.settlement.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return endDue().replaceWithVoid();
  }

  /** Ends every project that is due, each in its own transaction; returns how many. */
  public Uni<Long> endDue() {
    return Multi.createBy()
        .repeating()
        .uni(() -> transactions.runUnconditionally(this::endNext))
        .whilst(found -> found)
        .filter(found -> found)
        .collect()
        .with(Collectors.counting());
  }

  private Uni<Boolean> endNext() {
    return endProject
        .next()
        .flatMap(
            ended -> ended == null ? Uni.createFrom().item(false) : tell(ended).replaceWith(true));
  }

  private Uni<Void> tell(EndProject.Ended ended) {
    String event = ended.state() == ProjectState.SUCCEEDED ? "ProjectSucceeded" : "ProjectFailed";
    return outbox.tell(event, ended.project(), new JsonObject());
  }
}
