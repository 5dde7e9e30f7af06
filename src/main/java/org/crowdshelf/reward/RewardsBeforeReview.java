package org.crowdshelf.reward;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.FundingModel;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.SubmissionCheck;
import org.crowdshelf.shared.error.Rejection;

/** A project that promises rewards has at least one when it goes to the reviewers. */
@ApplicationScoped
class RewardsBeforeReview implements SubmissionCheck {

  private static final String COUNT = "select count(*) from rewards where project_id = :project";

  @Override
  public Uni<List<Rejection>> gaps(UUID project, FundingModel model) {
    if (model != FundingModel.REWARD) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(COUNT, Long.class)
                    .setParameter("project", project)
                    .getSingleResult())
        .map(
            count ->
                count > 0
                    ? List.of()
                    : List.of(Rejection.of(ProjectError.REWARD_MISSING, "rewards")));
  }
}
