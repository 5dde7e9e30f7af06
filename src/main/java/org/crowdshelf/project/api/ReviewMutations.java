package org.crowdshelf.project.api;

import static org.crowdshelf.project.api.CreateProjectInput.each;
import static org.crowdshelf.project.api.CreateProjectInput.key;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.Asking;
import org.crowdshelf.account.Role;
import org.crowdshelf.project.ReviewProject;
import org.crowdshelf.project.ReviewRemark;
import org.crowdshelf.project.WaiveCooldown;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.mutation.Payloads;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What reviewers do to projects. */
@GraphQLApi
public class ReviewMutations {

  private final Asking asking;
  private final ReviewProject reviewProject;
  private final WaiveCooldown waiveCooldown;
  private final ProjectReads reads;

  ReviewMutations(
      Asking asking, ReviewProject reviewProject, WaiveCooldown waiveCooldown, ProjectReads reads) {
    this.asking = asking;
    this.reviewProject = reviewProject;
    this.waiveCooldown = waiveCooldown;
    this.reads = reads;
  }

  @Mutation
  @NonNull
  @Description(
      "Reviewers only: takes a submitted project live (or has it wait for its launchAt), sends it back, or rejects it."
          + " Never one's own project, nor one of one's own organisation: OWN_PROJECT.")
  public Uni<@NonNull ReviewProjectPayload> reviewProject(@NonNull ReviewProjectInput input) {
    asking.account(Role.REVIEWER);
    Language language = asking.language();
    UUID project = key(IdType.PROJECT, input.projectId());
    List<ReviewRemark> remarks = each(input.remarks(), ReviewRemarkInput::toRemark);
    return reviewProject
        .run(project, input.decision(), remarks == null ? List.of() : remarks)
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, ReviewProjectPayload::new));
  }

  @Mutation
  @NonNull
  @Description(
      "Reviewers only: lets a draft be submitted in spite of RELAUNCH_COOLDOWN; recorded in its history.")
  public Uni<@NonNull WaiveCooldownPayload> waiveCooldown(@NonNull WaiveCooldownInput input) {
    asking.account(Role.REVIEWER);
    Language language = asking.language();
    return waiveCooldown
        .run(key(IdType.PROJECT, input.projectId()), input.reason())
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, WaiveCooldownPayload::new));
  }
}
