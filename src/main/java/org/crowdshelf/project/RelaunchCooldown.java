package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Between two projects of the same people for the same library backers get a rest: 凤山小学 was funded
 * on 19 May and failed when it asked again on 22 May.
 */
@ApplicationScoped
class RelaunchCooldown {

  // Held to the end of the transaction: of two submissions of the same people at once the second
  // sees the first.
  private static final String TAKE_TURNS =
      "select count(pg_advisory_xact_lock(hashtextextended($1, 0))) as taken";

  private static final String FAMILY =
      """
      with recursive earlier as (
        select id, relaunch_of_id from projects where id = $1
        union
        select p.id, p.relaunch_of_id from projects p join earlier e on p.id = e.relaunch_of_id
      ), family as (
        select id from earlier
        union
        select p.id from projects p join family f on p.relaunch_of_id = f.id
      )
      select id from family""";

  private static final String RECENT =
      """
      id <> ?1 and (fundraiserId = ?2 or organisationId = ?3)
        and (state = ?4 or (launchedAt is not null and coalesce(canceledAt, endsAt) > ?5))""";

  private final Writes writes;
  private final Duration cooldown;

  RelaunchCooldown(
      Writes writes, @ConfigProperty(name = "crowdshelf.project.relaunch-cooldown-days") int days) {
    this.writes = writes;
    this.cooldown = Duration.ofDays(days);
  }

  /** Why a locked project cannot be submitted yet: RELAUNCH_COOLDOWN or ALREADY_IN_REVIEW. */
  Uni<List<Rejection>> check(Project project, Instant now) {
    return takeTurns(project)
        .chain(() -> recent(project, now))
        .flatMap(
            recent ->
                recent.isEmpty()
                    ? Uni.createFrom().item(List.<Rejection>of())
                    : family(project).map(family -> judge(project, recent, family)));
  }

  private Uni<Void> takeTurns(Project project) {
    Set<String> people = new TreeSet<>();
    people.add("submission/" + project.fundraiserId);
    people.add("submission/" + project.organisationId);
    Uni<Void> turns = Uni.createFrom().voidItem();
    for (String key : people) {
      turns = turns.chain(() -> takeTurn(key));
    }
    return turns;
  }

  private Uni<Void> takeTurn(String key) {
    return writes.one(TAKE_TURNS, row -> true, key).replaceWithVoid();
  }

  private Uni<List<Project>> recent(Project project, Instant now) {
    return Project.list(
        RECENT,
        project.id,
        project.fundraiserId,
        project.organisationId,
        ProjectState.IN_REVIEW,
        now.minus(cooldown));
  }

  private Uni<Set<UUID>> family(Project project) {
    return writes.list(FAMILY, row -> row.uuid("id"), project.id).map(Set::copyOf);
  }

  private List<Rejection> judge(Project project, List<Project> recent, Set<UUID> family) {
    List<Project> same =
        recent.stream()
            .filter(other -> family.contains(other.id) || SameLibrary.of(project, other))
            .collect(Collectors.toList());
    if (same.stream().anyMatch(other -> other.state == ProjectState.IN_REVIEW)) {
      return List.of(Rejection.of(ProjectError.ALREADY_IN_REVIEW, "projectId"));
    }
    Optional<Instant> last = same.stream().map(RelaunchCooldown::endOf).max(Instant::compareTo);
    return last.filter(end -> project.cooldownWaivedAt == null)
        .map(end -> Map.of("availableAt", end.plus(cooldown).toString()))
        .map(until -> List.of(Rejection.of(ProjectError.RELAUNCH_COOLDOWN, until, "projectId")))
        .orElseGet(List::of);
  }

  private static Instant endOf(Project project) {
    return project.canceledAt == null ? project.endsAt : project.canceledAt;
  }
}
