package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.port.SubmissionStep;

/** Gives a project that is submitted the plan by rule, unless its people made one that fits. */
@ApplicationScoped
class PlanAtSubmission implements SubmissionStep {

  private final TranchePlans plans;

  PlanAtSubmission(TranchePlans plans) {
    this.plans = plans;
  }

  @Override
  public Uni<Void> submitted(UUID project) {
    return plans.settle(project);
  }
}
