package org.crowdshelf.project;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.port.SubmissionStep;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A project's own people put it before the reviewers. */
@ApplicationScoped
public class SubmitProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final SubmissionGaps gaps;
  private final List<SubmissionStep> steps;
  private final ProjectHistory history;
  private final Clock clock;
  private final int feeBasisPoints;

  SubmitProject(
      Transactions transactions,
      ProjectAccess access,
      SubmissionGaps gaps,
      @All List<SubmissionStep> steps,
      ProjectHistory history,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.settlement.fee-basis-points") int feeBasisPoints) {
    this.transactions = transactions;
    this.access = access;
    this.gaps = gaps;
    this.steps = steps;
    this.history = history;
    this.clock = clock;
    this.feeBasisPoints = feeBasisPoints;
  }

  /**
   * Submits, or rejects with every gap at once: PROJECT_STATE alone, else MISSING,
   * BUDGET_DOES_NOT_ADD_UP, LIBRARY_PROFILE_MISSING, NOT_A_MEMBER where the fundraiser left the
   * organisation, what higher features miss, RELAUNCH_COOLDOWN or ALREADY_IN_REVIEW, and RESTRICTED
   * where an admin keeps the person from submitting.
   *
   * @param launchAt when it is to go live, in the future and within 90 days; null: on approval
   */
  public Uni<Outcome<UUID>> run(UUID key, Instant launchAt) {
    return access
        .ownPerson(key)
        .flatMap(
            person ->
                access
                    .fundraiserBelongs(key)
                    .flatMap(belongs -> lock(key, person, belongs, launchAt)));
  }

  private Uni<Outcome<UUID>> lock(UUID key, UUID person, boolean belongs, Instant launchAt) {
    return transactions.run(
        () ->
            Project.locked(key)
                .flatMap(
                    project ->
                        project
                            .state
                            .refusalToBecome(ProjectState.IN_REVIEW)
                            .map(SubmitProject::rejected)
                            .orElseGet(() -> decide(project, person, belongs, launchAt))));
  }

  private Uni<Outcome<UUID>> decide(
      Project project, UUID person, boolean belongs, Instant launchAt) {
    return WrittenProject.of(project)
        .flatMap(written -> gaps.of(written, person, belongs, launchAt))
        .flatMap(
            found ->
                found.isEmpty()
                    ? store(project, person, launchAt)
                    : Uni.createFrom().item(Outcome.rejected(found)));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection problem) {
    return Uni.createFrom().item(Outcome.rejected(problem));
  }

  private Uni<Outcome<UUID>> store(Project project, UUID person, Instant launchAt) {
    project.submit(launchAt, feeBasisPoints, clock.instant());
    return history
        .recordAndTell(
            project,
            person,
            ProjectDeed.SUBMITTED,
            new JsonObject(),
            new ProjectEvents.ProjectSubmitted(project.id))
        .chain(() -> runSteps(project.id))
        .replaceWith(Outcome.done(project.id));
  }

  private Uni<Void> runSteps(UUID project) {
    return Multi.createFrom()
        .iterable(steps)
        .onItem()
        .transformToUniAndConcatenate(step -> step.submitted(project).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
