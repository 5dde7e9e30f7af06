package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.mutation.OncePerKey;
import org.crowdshelf.shared.mutation.SentMutation;

/** A fundraiser begins a project: a draft that only its own people and reviewers see. */
@ApplicationScoped
public class CreateProject {

  private final Transactions transactions;
  private final ProjectReferences references;
  private final ProjectHistory history;
  private final OncePerKey once;
  private final Clock clock;

  CreateProject(
      Transactions transactions,
      ProjectReferences references,
      ProjectHistory history,
      OncePerKey once,
      Clock clock) {
    this.transactions = transactions;
    this.references = references;
    this.history = history;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Stores the draft. Rejected with every value that cannot be taken, with NOT_A_MEMBER,
   * RELAUNCH_NOT_YOURS or RELAUNCH_NOT_ENDED. The same key and draft again answer the project that
   * is there.
   *
   * @param key the idempotency key; null for none
   */
  public Uni<Outcome<UUID>> run(UUID fundraiser, FieldValues<WrittenProject> draft, String key) {
    SentMutation sent = SentMutation.of(fundraiser, "createProject", key, draft);
    return once.run(sent, () -> check(fundraiser, draft, sent));
  }

  private Uni<Outcome<UUID>> check(
      UUID fundraiser, FieldValues<WrittenProject> draft, SentMutation sent) {
    List<Rejection> problems = new ArrayList<>(ProjectRules.check(draft));
    return references
        .check(fundraiser, draft)
        .flatMap(
            unfit -> {
              problems.addAll(unfit);
              return problems.isEmpty()
                  ? transactions.run(() -> store(fundraiser, draft, sent))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> store(
      UUID fundraiser, FieldValues<WrittenProject> draft, SentMutation sent) {
    WrittenProject written = WrittenProject.begun(fundraiser, clock.instant());
    written.write(draft, ProjectField.ALL, clock.instant());
    Project project = written.project();
    return written
        .store()
        .chain(
            () ->
                history.recordAndTell(
                    project,
                    fundraiser,
                    ProjectDeed.CREATED,
                    new JsonObject(),
                    new ProjectEvents.ProjectCreated(project.id)))
        .chain(() -> once.store(sent, project.id))
        .replaceWith(Outcome.done(project.id));
  }
}
