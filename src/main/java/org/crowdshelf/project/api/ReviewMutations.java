package org.crowdshelf.project.api;

import static org.crowdshelf.project.api.CreateProjectInput.each;
import static org.crowdshelf.project.api.CreateProjectInput.key;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
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

  private final CurrentAccount currentAccount;
  private final ReviewProject reviewProject;
  private final WaiveCooldown waiveCooldown;
  private final ProjectReads reads;

  ReviewMutations(
      CurrentAccount currentAccount,
      ReviewProject reviewProject,
      WaiveCooldown waiveCooldown,
      ProjectReads reads) {
    this.currentAccount = currentAccount;
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
    currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
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
    currentAccount.account(Role.REVIEWER);
    Language language = currentAccount.language();
    return waiveCooldown
        .run(key(IdType.PROJECT, input.projectId()), input.reason())
        .flatMap(
            outcome -> Payloads.of(outcome, language, reads::project, WaiveCooldownPayload::new));
  }
}
