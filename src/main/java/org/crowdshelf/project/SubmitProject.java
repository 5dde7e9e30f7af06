package org.crowdshelf.project;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.account.RestrictedAct;
import org.crowdshelf.account.Restrictions;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A project's own people put it before the reviewers. */
@ApplicationScoped
public class SubmitProject {

  private static final Duration FURTHEST_LAUNCH = Duration.ofDays(90);

  private final Transactions transactions;
  private final ProjectAccess access;
  private final RelaunchCooldown cooldown;
  private final Restrictions restrictions;
  private final List<SubmissionCheck> checks;
  private final ProjectHistory history;
  private final Clock clock;
  private final int feeBasisPoints;

  SubmitProject(
      Transactions transactions,
      ProjectAccess access,
      RelaunchCooldown cooldown,
      Restrictions restrictions,
      @All List<SubmissionCheck> checks,
      ProjectHistory history,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.settlement.fee-basis-points") int feeBasisPoints) {
    this.transactions = transactions;
    this.access = access;
    this.cooldown = cooldown;
    this.restrictions = restrictions;
    this.checks = checks;
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
        .flatMap(written -> gaps(written, belongs, launchAt))
        .flatMap(gaps -> withRestriction(gaps, person))
        .flatMap(
            gaps ->
                gaps.isEmpty()
                    ? store(project, person, launchAt)
                    : Uni.createFrom().item(Outcome.rejected(gaps)));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection problem) {
    return Uni.createFrom().item(Outcome.rejected(problem));
  }

  private Uni<List<Rejection>> gaps(WrittenProject written, boolean belongs, Instant launchAt) {
    List<Rejection> gaps = new ArrayList<>(SubmissionRules.gaps(written.draft()));
    if (!belongs) {
      gaps.add(Rejection.of(ProjectError.NOT_A_MEMBER, "onBehalfOf"));
    }
    checkLaunch(launchAt).ifPresent(gaps::add);
    Project project = written.project();
    return Multi.createFrom()
        .iterable(checks)
        .onItem()
        .transformToUniAndConcatenate(check -> check.gaps(project.id, project.fundingModel))
        .collect()
        .asList()
        .invoke(found -> found.forEach(gaps::addAll))
        .chain(() -> cooldown.check(project, clock.instant()))
        .invoke(gaps::addAll)
        .replaceWith(gaps);
  }

  private Uni<List<Rejection>> withRestriction(List<Rejection> gaps, UUID person) {
    return restrictions
        .inForce(person, RestrictedAct.SUBMIT)
        .map(
            restriction ->
                restriction == null
                    ? gaps
                    : Stream.concat(gaps.stream(), Stream.of(restriction.refusal("projectId")))
                        .toList());
  }

  private Optional<Rejection> checkLaunch(Instant launchAt) {
    Instant now = clock.instant();
    Instant furthest = now.plus(FURTHEST_LAUNCH);
    if (launchAt == null || launchAt.isAfter(now) && !launchAt.isAfter(furthest)) {
      return Optional.empty();
    }
    Map<String, String> bounds = Map.of("min", now.toString(), "max", furthest.toString());
    return Optional.of(Rejection.of(InputError.OUT_OF_RANGE, bounds, "launchAt").worded("DAYS"));
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
        .replaceWith(Outcome.done(project.id));
  }
}
