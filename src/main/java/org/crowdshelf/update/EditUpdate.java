package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people correct an update. A text that was public for an hour stays readable. */
@ApplicationScoped
public class EditUpdate {

  private final Transactions transactions;
  private final UpdateAccess access;
  private final Outbox outbox;
  private final Clock clock;

  EditUpdate(Transactions transactions, UpdateAccess access, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes an update's text. Rejected with every invalid value, or with UPDATE_EDIT_LIMIT or
   * UPDATE_REMOVED. If the text is already the same, nothing is changed.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor, NOT_FOUND if the update does not exist,
   *     FORBIDDEN if the account may not correct it
   */
  public Uni<Outcome<UUID>> run(UUID update, FieldValues<Update> sent) {
    List<Rejection> problems = UpdateRules.checkSent(sent);
    return access
        .editorOf(update)
        .flatMap(editor -> transactions.run(() -> lockAndEdit(editor, update, sent, problems)));
  }

  private Uni<Outcome<UUID>> lockAndEdit(
      UUID editor, UUID key, FieldValues<Update> sent, List<Rejection> problems) {
    return Update.<Update>findById(key, LockModeType.PESSIMISTIC_WRITE)
        .flatMap(update -> decide(editor, update, sent, problems));
  }

  private Uni<Outcome<UUID>> decide(
      UUID editor, Update update, FieldValues<Update> sent, List<Rejection> problems) {
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    if (update.removedAt != null) {
      return Uni.createFrom()
          .item(Outcome.rejected(Rejection.of(UpdateError.UPDATE_REMOVED, "updateId")));
    }
    FieldValues<Update> standing = FieldValues.of(update, UpdateField.CHANGEABLE);
    FieldValues<Update> changed = sent.only(sent.differences(standing));
    if (changed.isEmpty()) {
      return Uni.createFrom().item(Outcome.done(update.id));
    }
    Instant now = clock.instant();
    return UpdateRules.keepsEarlierText(update.publishedAt, now)
        ? keepAndReplace(editor, update, changed, now)
        : replace(update, changed, now);
  }

  private Uni<Outcome<UUID>> keepAndReplace(
      UUID editor, Update update, FieldValues<Update> changed, Instant now) {
    return UpdateRevision.ofUpdate(update.id)
        .flatMap(
            kept -> {
              if (kept.size() >= UpdateRules.MAX_REVISIONS) {
                return Uni.createFrom().item(Outcome.rejected(tooOften()));
              }
              return UpdateRevision.of(editor, update, UpdateRules.nextNumber(kept), now)
                  .persist()
                  .chain(() -> replace(update, changed, now));
            });
  }

  private Uni<Outcome<UUID>> replace(Update update, FieldValues<Update> changed, Instant now) {
    changed.write(update, changed.fields());
    update.editedAt = now;
    return outbox
        .tell(new UpdateEvents.UpdateEdited(update.id, update.projectId))
        .replaceWith(Outcome.done(update.id));
  }

  private static Rejection tooOften() {
    String max = Integer.toString(UpdateRules.MAX_REVISIONS);
    return Rejection.of(UpdateError.UPDATE_EDIT_LIMIT, Map.of("max", max), "updateId");
  }
}
