package org.crowdshelf.project;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
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
import org.crowdshelf.project.port.SubmissionCheck;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** Finds what a project lacks before it can be submitted, in the caller's transaction. */
@ApplicationScoped
class SubmissionGaps {

  private static final Duration FURTHEST_LAUNCH = Duration.ofDays(90);

  private final List<SubmissionCheck> checks;
  private final RelaunchCooldown cooldown;
  private final Restrictions restrictions;
  private final Clock clock;

  SubmissionGaps(
      @All List<SubmissionCheck> checks,
      RelaunchCooldown cooldown,
      Restrictions restrictions,
      Clock clock) {
    this.checks = checks;
    this.cooldown = cooldown;
    this.restrictions = restrictions;
    this.clock = clock;
  }

  /**
   * Every gap, those of the fields first and in their order; empty where the project can be
   * submitted.
   *
   * @param person the account that submits; RESTRICTED where it may not
   * @param belongs whether the fundraiser may act for the project's organisation
   * @param launchAt the planned launch; null: on approval
   */
  Uni<List<Rejection>> of(WrittenProject written, UUID person, boolean belongs, Instant launchAt) {
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
        .chain(() -> withRestriction(gaps, person));
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
}
