package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.UpdateNumbers;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.mutation.OncePerKey;
import org.crowdshelf.shared.mutation.SentMutation;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people, or members of a partner that helps with it, publish an update. */
@ApplicationScoped
public class PostUpdate {

  private final Transactions transactions;
  private final UpdateAccess access;
  private final UpdateNumbers numbers;
  private final Outbox outbox;
  private final OncePerKey once;
  private final Clock clock;

  PostUpdate(
      Transactions transactions,
      UpdateAccess access,
      UpdateNumbers numbers,
      Outbox outbox,
      OncePerKey once,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.numbers = numbers;
    this.outbox = outbox;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Stores the update under its project's next number; rejected with every invalid value. The same
   * key and draft again answer the update that is there.
   *
   * @param key the idempotency key; null for none
   */
  public Uni<Outcome<UUID>> run(UUID project, FieldValues<Update> draft, String key) {
    return access
        .authorFor(project)
        .flatMap(
            author -> {
              SentMutation sent = SentMutation.of(author, "postUpdate " + project, key, draft);
              return once.run(sent, () -> post(project, draft, sent));
            });
  }

  private Uni<Outcome<UUID>> post(UUID project, FieldValues<Update> draft, SentMutation sent) {
    List<Rejection> problems = UpdateRules.checkDraft(draft);
    return transactions.run(() -> lock(project, draft, problems, sent));
  }

  private Uni<Outcome<UUID>> lock(
      UUID project, FieldValues<Update> draft, List<Rejection> problems, SentMutation sent) {
    Instant now = clock.instant();
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
              return store(draft, Update.begun(sent.account(), project, taken, now), sent);
            });
  }

  private Uni<Outcome<UUID>> store(FieldValues<Update> draft, Update update, SentMutation sent) {
    draft.write(update, UpdateField.ALL);
    return update
        .<Update>persist()
        .chain(() -> outbox.tell(new UpdateEvents.UpdatePosted(update.id, update.projectId)))
        .chain(() -> once.store(sent, update.id))
        .replaceWith(Outcome.done(update.id));
  }
}
