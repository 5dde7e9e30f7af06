package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.outbox.OutboxEvent;
import org.crowdshelf.shared.outbox.OutboxListener;

/** Hears of delivery problems that a project's own people left unanswered. */
@ApplicationScoped
class UnansweredProblems implements OutboxListener {

  private final ReportUnansweredProblem report;

  UnansweredProblems(ReportUnansweredProblem report) {
    this.report = report;
  }

  @Override
  public boolean wants(String type) {
    return type.equals("DeliveryProblemUnanswered");
  }

  @Override
  public Uni<Void> on(OutboxEvent event) {
    return report.run(event.subjectId(), event.occurredAt());
  }
}
