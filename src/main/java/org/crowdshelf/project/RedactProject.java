package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.mutation.OncePerKey;
import org.crowdshelf.shared.mutation.SentMutation;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/**
 * A project's own people or a reviewer take a picture, a text or a mention out of a public project,
 * in any state, because it shows what it must not show. No earlier version is kept.
 */
@ApplicationScoped
public class RedactProject {

  /**
   * A redaction as somebody asks for it.
   *
   * @param replacement the text or address that stands there instead; null: nothing
   * @param ifVersion the version that the project must be at; null for any
   * @param idempotencyKey null for none
   */
  public record Wish(
      List<String> path,
      String replacement,
      String reason,
      Integer ifVersion,
      String idempotencyKey) {}

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectHistory history;
  private final Outbox outbox;
  private final OncePerKey once;
  private final Clock clock;

  RedactProject(
      Transactions transactions,
      ProjectAccess access,
      ProjectHistory history,
      Outbox outbox,
      OncePerKey once,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.history = history;
    this.outbox = outbox;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Takes out what stands at the path, or replaces it. Rejected with REASON_MISSING, NOT_THERE for
   * a path at which nothing stands, with what is wrong with the replacement, with PROJECT_STATE
   * before the launch, when it can be changed by an update, and with STALE_VERSION where another
   * change came first. The same key and input again change nothing.
   */
  public Uni<Outcome<UUID>> run(UUID key, Wish wish) {
    Optional<Redaction> redaction =
        wish.path().size() > Redaction.MAX_PATH
            ? Optional.empty()
            : Redaction.at(wish.path(), wish.replacement());
    List<Rejection> problems = problems(redaction, wish.reason());
    return access
        .ownPersonOrReviewer(key)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? once(key, person, wish, redaction.orElseThrow())
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> once(UUID key, UUID person, Wish wish, Redaction redaction) {
    List<String> input =
        Stream.concat(wish.path().stream(), Stream.of(redaction.replacement(), wish.reason()))
            .toList();
    SentMutation sent =
        SentMutation.of(person, "redactProject " + key, wish.idempotencyKey(), input);
    return once.run(sent, () -> transactions.run(() -> lock(key, sent, redaction, wish)));
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

  // The key is stored first, so that of two requests with one key the second is answered by it and
  // not by the version, which the first has changed.
  private Uni<Outcome<UUID>> lock(UUID key, SentMutation sent, Redaction redaction, Wish wish) {
    return Project.locked(key)
        .call(() -> once.store(sent, key))
        .flatMap(
            project ->
                refusal(project, wish.ifVersion())
                    .map(refused -> Uni.createFrom().item(Outcome.<UUID>rejected(refused)))
                    .orElseGet(
                        () ->
                            ProjectContent.ofProject(key)
                                .flatMap(
                                    content ->
                                        redact(
                                            project,
                                            content,
                                            sent.account(),
                                            redaction,
                                            Text.stripped(wish.reason())))));
  }

  private static Optional<Rejection> refusal(Project project, Integer ifVersion) {
    return project.launched()
        ? Rejection.ofStale(ifVersion, project.version)
        : Optional.of(project.state.refusal());
  }

  private Uni<Outcome<UUID>> redact(
      Project project, ProjectContent content, UUID person, Redaction redaction, String reason) {
    List<Rejection> unfit = redaction.check(content);
    if (!unfit.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(unfit));
    }
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
