package org.crowdshelf.allotment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** A project's own people want money of one line of its budget for another. */
@ApplicationScoped
public class MoveBudget {

  private static final String PROJECT = "select project_id from budget_lines where id = $1";

  private final Transactions transactions;
  private final Reads reads;
  private final ProjectAccess access;
  private final OpenBudgets budgets;
  private final BudgetMoves moves;
  private final Outbox outbox;

  MoveBudget(
      Transactions transactions,
      Reads reads,
      ProjectAccess access,
      OpenBudgets budgets,
      BudgetMoves moves,
      Outbox outbox) {
    this.transactions = transactions;
    this.reads = reads;
    this.access = access;
    this.budgets = budgets;
    this.moves = moves;
    this.outbox = outbox;
  }

  /**
   * Moves up to a tenth of a line at once, where all that left the line before counts, and asks a
   * reviewer for more. The same move that the same person wanted less than ten minutes ago is that
   * one. Answers the project. Rejected with PROJECT_STATE unless the project succeeded and is
   * settled, SAME_LINE, MORE_THAN_LEFT where tranches that nobody has asked for have less of the
   * line, TOO_MANY after a hundred moves, and for what is wrong with amount and reason.
   *
   * @throws Refusal NOT_FOUND where there is no such line, or the lines are of two projects
   */
  public Uni<Outcome<UUID>> run(WantedMove wanted) {
    WantedMove move =
        new WantedMove(wanted.from(), wanted.to(), wanted.amount(), Text.stripped(wanted.reason()));
    List<Rejection> problems = MoveRules.checkShape(move);
    return reads
        .one(PROJECT, row -> row.uuid("project_id"), move.from())
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            project ->
                access
                    .ownPerson(project)
                    .flatMap(
                        person ->
                            problems.isEmpty()
                                ? transactions.run(() -> move(project, person, move))
                                : Uni.createFrom().item(Outcome.rejected(problems))));
  }

  private Uni<Outcome<UUID>> move(UUID project, UUID person, WantedMove move) {
    return budgets
        .lock(project)
        .invoke(
            budget -> {
              if (budget.line(move.from()) == null || budget.line(move.to()) == null) {
                throw Refusal.notFound();
              }
            })
        .flatMap(
            budget ->
                moves
                    .earlier(project, person, move)
                    .flatMap(
                        earlier ->
                            earlier.same()
                                ? Uni.createFrom().item(Outcome.done(project))
                                : decide(budget, person, move, earlier)));
  }

  private Uni<Outcome<UUID>> decide(
      OpenBudget budget, UUID person, WantedMove move, BudgetMoves.Earlier earlier) {
    List<Rejection> problems = new ArrayList<>(AllotmentRules.checkState(budget, "fromId"));
    if (problems.isEmpty()) {
      problems.addAll(MoveRules.checkFit(budget, move, earlier.moves()));
    }
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    boolean atOnce =
        MoveRules.isAllowedAtOnce(
            budget.line(move.from()), earlier.movedMinor(), move.amount().amountMinor());
    return (atOnce ? allow(budget, person, move) : ask(budget.project(), person, move))
        .replaceWith(Outcome.done(budget.project()));
  }

  private Uni<Void> allow(OpenBudget budget, UUID person, WantedMove move) {
    return moves
        .store(budget.project(), person, move, BudgetMoveState.ALLOWED)
        .call(
            () ->
                budgets.replace(
                    budget.project(),
                    PlanChanges.moved(budget, move.from(), move.to(), move.amount().amountMinor())))
        .flatMap(id -> outbox.tell(new AllotmentEvents.BudgetMoved(id, budget.project())));
  }

  private Uni<Void> ask(UUID project, UUID person, WantedMove move) {
    return moves
        .store(project, person, move, BudgetMoveState.ASKED)
        .flatMap(id -> outbox.tell(new AllotmentEvents.BudgetMoveAsked(id, project)));
  }
}
