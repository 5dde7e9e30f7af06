package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** Stops a project, or its review, for good or for a while, in the caller's transaction. */
@ApplicationScoped
public class ProjectStops {

  private final ProjectTotals totals;
  private final ProjectHistory history;
  private final Clock clock;

  ProjectStops(ProjectTotals totals, ProjectHistory history, Clock clock) {
    this.totals = totals;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Cancels it; its result is kept, and what was paid is given back. Rejected with PROJECT_STATE
   * once it ended.
   */
  public Uni<Outcome<UUID>> cancel(UUID key, UUID person, String reason) {
    return Project.locked(key)
        .flatMap(
            project -> {
              boolean possible =
                  project.state.mayBecome(ProjectState.CANCELED)
                      && !project.isOver(clock.instant());
              return possible ? cancel(project, person, reason) : state(project);
            });
  }

  private Uni<Outcome<UUID>> cancel(Project project, UUID person, String reason) {
    project.cancel(clock.instant());
    return totals
        .keep(project.id)
        .chain(
            () ->
                history.recordAndTell(
                    project,
                    person,
                    ProjectDeed.CANCELED,
                    reason(reason),
                    new ProjectEvents.ProjectCanceled(project.id)))
        .replaceWith(Outcome.done(project.id));
  }

  /**
   * Takes it back from the review, or from its planned launch: it can be changed and has to be
   * submitted and reviewed again. Rejected with PROJECT_STATE unless it is IN_REVIEW; a decision or
   * a launch that came first stands.
   */
  public Uni<Outcome<UUID>> withdraw(UUID key, UUID person) {
    return Project.locked(key)
        .flatMap(
            project ->
                project.state == ProjectState.IN_REVIEW
                    ? withdraw(project, person)
                    : state(project));
  }

  private Uni<Outcome<UUID>> withdraw(Project project, UUID person) {
    project.withdraw(clock.instant());
    return history
        .recordAndTell(
            project,
            person,
            ProjectDeed.WITHDRAWN,
            new JsonObject(),
            new ProjectEvents.ProjectWithdrawn(project.id))
        .replaceWith(Outcome.done(project.id));
  }

  /**
   * Pauses it; false where the same person has paused it for the same reason. Another pause is
   * rejected with PROJECT_PAUSED, and a project that is neither LIVE nor SUCCEEDED with
   * PROJECT_STATE.
   */
  public Uni<Outcome<Boolean>> pause(UUID key, UUID person, String reason) {
    return Project.locked(key)
        .flatMap(
            project -> {
              if (!project.state.mayBePaused()) {
                return state(project);
              }
              if (project.paused()) {
                return Uni.createFrom().item(pausedAlready(project, person, reason));
              }
              return pause(project, person, reason);
            });
  }

  private static Outcome<Boolean> pausedAlready(Project project, UUID person, String reason) {
    return project.pausedBy.equals(person) && project.pauseReason.equals(reason)
        ? Outcome.done(false)
        : Outcome.rejected(
            Rejection.of(
                ProjectError.PROJECT_PAUSED, Map.of("reason", project.pauseReason), "projectId"));
  }

  private Uni<Outcome<Boolean>> pause(Project project, UUID person, String reason) {
    project.pause(person, reason, clock.instant());
    return history
        .recordAndTell(
            project,
            person,
            ProjectDeed.PAUSED,
            reason(reason),
            new ProjectEvents.ProjectPaused(project.id))
        .replaceWith(Outcome.done(true));
  }

  /** Ends a pause; false where there is none. Rejected with SAME_REVIEWER for whoever began it. */
  public Uni<Outcome<Boolean>> resume(UUID key, UUID person, String reason) {
    return Project.locked(key)
        .flatMap(
            project -> {
              if (!project.paused()) {
                return Uni.createFrom().item(Outcome.done(false));
              }
              if (project.pausedBy.equals(person)) {
                Rejection same = Rejection.of(ProjectError.SAME_REVIEWER, "projectId");
                return Uni.createFrom().item(Outcome.rejected(same));
              }
              return resume(project, person, reason);
            });
  }

  private Uni<Outcome<Boolean>> resume(Project project, UUID person, String reason) {
    project.resume(clock.instant());
    return history
        .recordAndTell(
            project,
            person,
            ProjectDeed.RESUMED,
            reason(reason),
            new ProjectEvents.ProjectResumed(project.id))
        .replaceWith(Outcome.done(true));
  }

  private static <T> Uni<Outcome<T>> state(Project project) {
    return Uni.createFrom().item(Outcome.rejected(project.state.refusal()));
  }

  private static JsonObject reason(String reason) {
    return new JsonObject().put("reason", reason);
  }
}
