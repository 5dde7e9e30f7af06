package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/**
 * A project's own people or a reviewer take a picture, a text or a mention out of a public project,
 * in any state, because it shows what it must not show. No earlier version is kept.
 */
@ApplicationScoped
public class RedactProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectHistory history;
  private final Outbox outbox;
  private final Clock clock;

  RedactProject(
      Transactions transactions,
      ProjectAccess access,
      ProjectHistory history,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Takes out what stands at the path, or replaces it. Rejected with REASON_MISSING, NOT_THERE for
   * a path at which nothing stands, with what is wrong with the replacement, and with PROJECT_STATE
   * before the launch, when it can be changed by an update.
   */
  public Uni<Outcome<UUID>> run(UUID key, List<String> path, String replacement, String reason) {
    Optional<Redaction> redaction =
        path.size() > Redaction.MAX_PATH ? Optional.empty() : Redaction.at(path, replacement);
    List<Rejection> problems = problems(redaction, reason);
    return access
        .ownPersonOrReviewer(key)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? transactions.run(
                        () -> lock(key, person, redaction.orElseThrow(), Text.stripped(reason)))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private static List<Rejection> problems(Optional<Redaction> redaction, String reason) {
    List<Rejection> problems = new ArrayList<>();
    redaction.ifPresentOrElse(
        found -> problems.addAll(found.check()), () -> problems.add(Redaction.notThere()));
    if (Text.isBlank(reason)) {
      problems.add(Rejection.of(InputError.REASON_MISSING, "reason"));
    } else {
      problems.addAll(ReviewRules.checkReason(reason));
    }
    return problems;
  }

  private Uni<Outcome<UUID>> lock(UUID key, UUID person, Redaction redaction, String reason) {
    return Project.locked(key)
        .flatMap(
            project ->
                project.launched()
                    ? ProjectContent.ofProject(key)
                        .flatMap(content -> redact(project, content, person, redaction, reason))
                    : Uni.createFrom().item(Outcome.rejected(project.state.refusal())));
  }

  private Uni<Outcome<UUID>> redact(
      Project project, ProjectContent content, UUID person, Redaction redaction, String reason) {
    if (!redaction.apply(project, content)) {
      return Uni.createFrom().item(Outcome.rejected(Redaction.notThere()));
    }
    project.changed(clock.instant());
    return history
        .recordRemoval(project.id, person, ProjectDeed.REDACTED, redaction.path(), reason)
        .chain(() -> outbox.tell(new ProjectEvents.ProjectRedacted(project.id)))
        .replaceWith(Outcome.done(project.id));
  }
}
