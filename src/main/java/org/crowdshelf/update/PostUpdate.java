package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.project.UpdateNumbers;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people publish an update. */
@ApplicationScoped
public class PostUpdate {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final UpdateNumbers numbers;
  private final Outbox outbox;
  private final Clock clock;

  PostUpdate(
      Transactions transactions,
      ProjectAccess access,
      UpdateNumbers numbers,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.numbers = numbers;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Stores the update under its project's next number; rejected with every invalid value. */
  public Uni<Outcome<UUID>> run(UUID project, FieldValues<Update> draft) {
    List<Rejection> problems = UpdateRules.checkDraft(draft);
    Instant now = clock.instant();
    return access
        .ownPerson(project)
        .flatMap(
            author -> transactions.run(() -> lockAndPost(author, project, draft, problems, now)));
  }

  private Uni<Outcome<UUID>> lockAndPost(
      UUID author, UUID project, FieldValues<Update> draft, List<Rejection> problems, Instant now) {
    return numbers
        .next(project, now)
        .flatMap(
            number -> {
              if (number instanceof Outcome.Rejected<Integer> rejected) {
                return Uni.createFrom().item(Outcome.rejected(rejected.rejections()));
              }
              if (!problems.isEmpty()) {
                return Uni.createFrom().item(Outcome.rejected(problems));
              }
              int taken = ((Outcome.Done<Integer>) number).value();
              return store(draft, Update.begun(author, project, taken, now));
            });
  }

  private Uni<Outcome<UUID>> store(FieldValues<Update> draft, Update update) {
    draft.write(update, UpdateField.ALL);
    return update
        .<Update>persist()
        .chain(() -> outbox.tell(new UpdateEvents.UpdatePosted(update.id, update.projectId)))
        .replaceWith(Outcome.done(update.id));
  }
}
