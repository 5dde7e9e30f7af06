package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectStops;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.text.Text;

/** A reviewer stops the pledges and payouts of a project for a while; an admin lets them go on. */
@ApplicationScoped
public class PauseProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectStops stops;
  private final ModerationRecord record;

  PauseProject(
      Transactions transactions,
      ProjectAccess access,
      ProjectStops stops,
      ModerationRecord record) {
    this.transactions = transactions;
    this.access = access;
    this.stops = stops;
    this.record = record;
  }

  /**
   * Begins or ends a pause. Rejected with OWN_PROJECT; beginning with PROJECT_STATE and
   * PROJECT_PAUSED, ending with SAME_REVIEWER for whoever began it; and where the reason cannot be
   * taken.
   *
   * @param by a reviewer or admin; an admin to end a pause
   */
  public Uni<Outcome<UUID>> run(UUID by, UUID project, boolean paused, String reason) {
    String words = Text.stripped(reason);
    return access
        .isOwn(project, by)
        .map(own -> problems(own, words))
        .flatMap(
            problems ->
                problems.isEmpty()
                    ? transactions.run(() -> change(by, project, paused, words))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private static List<Rejection> problems(boolean own, String reason) {
    List<Rejection> problems = new ArrayList<>(ModerationRules.checkPause(reason));
    if (own) {
      problems.add(Rejection.of(ProjectError.OWN_PROJECT, "projectId"));
    }
    return problems;
  }

  private Uni<Outcome<UUID>> change(UUID by, UUID project, boolean paused, String reason) {
    ModerationDeed deed = paused ? ModerationDeed.PROJECT_PAUSED : ModerationDeed.PROJECT_RESUMED;
    return (paused ? stops.pause(project, by, reason) : stops.resume(project, by, reason))
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Done<Boolean> done
                    ? record(by, deed, project, reason, done.value())
                    : Uni.createFrom().item(refused((Outcome.Rejected<Boolean>) outcome)));
  }

  private static Outcome<UUID> refused(Outcome.Rejected<Boolean> outcome) {
    return Outcome.rejected(outcome.rejections());
  }

  private Uni<Outcome<UUID>> record(
      UUID by, ModerationDeed deed, UUID project, String reason, boolean changed) {
    Uni<Void> recorded =
        changed
            ? record.write(by, deed, IdType.PROJECT, project, reason, new JsonObject())
            : Uni.createFrom().voidItem();
    return recorded.replaceWith(Outcome.done(project));
  }
}
