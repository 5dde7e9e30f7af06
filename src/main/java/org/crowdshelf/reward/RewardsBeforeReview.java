package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.project.port.SubmissionCheck;
import org.crowdshelf.shared.error.Rejection;

/** Requires at least one reward of a REWARD project before it is submitted for review. */
@ApplicationScoped
class RewardsBeforeReview implements SubmissionCheck {

  private final RewardCount rewards;

  RewardsBeforeReview(RewardCount rewards) {
    this.rewards = rewards;
  }

  @Override
  public Uni<List<Rejection>> gaps(UUID project, FundingModel model) {
    if (model != FundingModel.REWARD) {
      return Uni.createFrom().item(List.of());
    }
    return rewards
        .of(project)
        .map(
            count ->
                count > 0
                    ? List.of()
                    : List.of(Rejection.of(ProjectError.REWARD_MISSING, "rewards")));
  }
}
