package org.crowdshelf.moderation;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.project.ProjectStops;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.RemovableNode;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** A reviewer decides, once for all, on what was reported about a thing that is not their own. */
@ApplicationScoped
public class DecideCase {

  private static final String LOCK =
      """
      select id, project_id, (select paused_at is not null from projects p where p.id = c.project_id) as paused
        from moderation_cases c where subject_id = $1 and decided_at is null for update of c""";

  private static final String CLOSE =
      "update moderation_cases set decided_at = $2, decision = $3, decided_by = $4, held = false where id = $1";

  private static final String CLOSE_REPORTS =
      "update reports set state = $2 where case_id = $1 and state = 'OPEN'";

  private record Open(UUID key, UUID project, boolean paused) {
    static Open of(Row row) {
      return new Open(row.uuid("id"), row.uuid("project_id"), row.flag("paused"));
    }
  }

  private record Decision(UUID by, CaseDecision value, String remark) {}

  private final Transactions transactions;
  private final Writes writes;
  private final Subjects subjects;
  private final ProjectStops stops;
  private final List<RemovableNode> removables;
  private final ModerationRecord record;
  private final Outbox outbox;
  private final Clock clock;

  DecideCase(
      Transactions transactions,
      Writes writes,
      Subjects subjects,
      ProjectStops stops,
      @All List<RemovableNode> removables,
      ModerationRecord record,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.subjects = subjects;
    this.stops = stops;
    this.removables = removables;
    this.record = record;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Applies the decision and closes the case with its reports. Rejected with OWN_PROJECT,
   * OWN_ORGANISATION or SAME_REVIEWER for whoever it belongs to, NOTHING_TO_DECIDE, REMARK_MISSING,
   * DECISION_DOES_NOT_FIT, and PROJECT_STATE where the project cannot be paused or canceled.
   *
   * @param by a reviewer or admin
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such thing
   */
  public Uni<Outcome<Boolean>> run(
      UUID by, IdType type, UUID key, CaseDecision decision, String remark) {
    Decision made = new Decision(by, decision, Text.stripped(remark));
    return subjects
        .require(type, key, by)
        .flatMap(
            subject -> {
              List<Rejection> problems =
                  new ArrayList<>(ModerationRules.checkDecision(decision, made.remark()));
              if (subject.own()) {
                problems.add(subject.refusal());
              }
              return problems.isEmpty()
                  ? transactions.run(() -> decide(subject, made))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<Boolean>> decide(Subject subject, Decision made) {
    return writes
        .one(LOCK, Open::of, subject.key())
        .flatMap(
            open ->
                open == null
                    ? rejected(ModerationError.NOTHING_TO_DECIDE, "subjectId")
                    : apply(subject, open, made)
                        .flatMap(
                            outcome ->
                                outcome instanceof Outcome.Done<Boolean>
                                    ? close(subject, open, made)
                                    : Uni.createFrom().item(outcome)));
  }

  private Uni<Outcome<Boolean>> apply(Subject subject, Open open, Decision made) {
    return switch (made.value()) {
      case DISMISS -> Uni.createFrom().item(Outcome.done(true));
      case REMOVE -> remove(subject, made);
      case PAUSE_PROJECT -> open.project() == null ? doesNotFit() : pause(open, made);
      case CANCEL_PROJECT -> open.project() == null ? doesNotFit() : cancel(open, made);
    };
  }

  private Uni<Outcome<Boolean>> remove(Subject subject, Decision made) {
    Optional<RemovableNode> removable =
        removables.stream().filter(each -> each.type() == subject.type()).findFirst();
    return removable.isEmpty()
        ? doesNotFit()
        : removable
            .get()
            .remove(subject.key(), made.by(), made.remark())
            .replaceWith(Outcome.done(true));
  }

  // A pause that is there stands, whoever began it.
  private Uni<Outcome<Boolean>> pause(Open open, Decision made) {
    return open.paused()
        ? Uni.createFrom().item(Outcome.done(true))
        : stops.pause(open.project(), made.by(), made.remark());
  }

  private Uni<Outcome<Boolean>> cancel(Open open, Decision made) {
    return stops
        .cancel(open.project(), made.by(), made.remark())
        .map(
            outcome ->
                outcome instanceof Outcome.Rejected<UUID> no
                    ? Outcome.rejected(no.rejections())
                    : Outcome.done(true));
  }

  private Uni<Outcome<Boolean>> close(Subject subject, Open open, Decision made) {
    CaseDecision decision = made.value();
    return writes
        .change(CLOSE, open.key(), clock.instant(), decision, made.by())
        .chain(() -> writes.change(CLOSE_REPORTS, open.key(), decision.outcome()))
        .chain(
            () ->
                record.write(
                    made.by(),
                    decision.deed(),
                    subject.type(),
                    subject.key(),
                    made.remark(),
                    new JsonObject().put("case", open.key().toString())))
        .chain(() -> outbox.tell(new ModerationEvents.CaseDecided(open.key(), decision)))
        .replaceWith(Outcome.done(true));
  }

  private static Uni<Outcome<Boolean>> doesNotFit() {
    return rejected(ModerationError.DECISION_DOES_NOT_FIT, "decision");
  }

  private static Uni<Outcome<Boolean>> rejected(ModerationError error, String field) {
    return Uni.createFrom().item(Outcome.rejected(Rejection.of(error, field)));
  }
}
