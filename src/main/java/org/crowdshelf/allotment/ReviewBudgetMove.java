package org.crowdshelf.allotment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.crowdshelf.shared.text.Text;

/** A reviewer allows others to use money of one line for another, or refuses it. */
@ApplicationScoped
public class ReviewBudgetMove {

  private static final String MOVE_ID = "moveId";

  private static final String PROJECT = "select project_id from budget_moves where id = $1";

  private final Transactions transactions;
  private final Reads reads;
  private final ProjectAccess access;
  private final OpenBudgets budgets;
  private final BudgetMoves moves;
  private final Outbox outbox;

  ReviewBudgetMove(
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

  private record Decision(UUID reviewer, UUID move, boolean allow, String remark) {}

  /**
   * Decides. Rejected with OWN_PROJECT, BUDGET_MOVE_STATE where it was decided already,
   * REMARK_MISSING where it is refused without a word, and MORE_THAN_LEFT where the line has less
   * than that by now.
   *
   * @throws Refusal NOT_FOUND where there is no such move
   */
  public Uni<Outcome<UUID>> run(UUID reviewer, UUID move, boolean allow, String remark) {
    Decision decision = new Decision(reviewer, move, allow, Text.stripped(remark));
    return reads
        .one(PROJECT, row -> row.uuid("project_id"), move)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            project ->
                access
                    .ownOfReviewer(project)
                    .flatMap(
                        own ->
                            own
                                ? rejected(Rejection.of(ProjectError.OWN_PROJECT, MOVE_ID))
                                : transactions.run(() -> decide(project, decision))));
  }

  private Uni<Outcome<UUID>> decide(UUID project, Decision decision) {
    return budgets
        .lock(project)
        .flatMap(
            budget ->
                moves
                    .find(decision.move())
                    .flatMap(
                        move -> {
                          List<Rejection> problems = problems(budget, move, decision);
                          return problems.isEmpty()
                              ? store(budget, move, decision)
                              : Uni.createFrom().item(Outcome.rejected(problems));
                        }));
  }

  private static List<Rejection> problems(
      OpenBudget budget, BudgetMoves.Move move, Decision decision) {
    if (move.state() != BudgetMoveState.ASKED) {
      Map<String, String> state = Map.of("state", move.state().name());
      return List.of(Rejection.of(AllotmentError.BUDGET_MOVE_STATE, state, MOVE_ID));
    }
    Checks checks = new Checks();
    if (!decision.allow() && Text.isBlank(decision.remark())) {
      checks.add(Rejection.of(ProjectError.REMARK_MISSING, "remark"));
    } else {
      checks.message(decision.remark(), AllotmentRules.MAX_REASON, "remark");
    }
    long openMinor = budget.line(move.from()).openMinor();
    if (decision.allow() && move.amountMinor() > openMinor) {
      checks.add(AllotmentRules.moreThanLeft(openMinor, budget.currency(), MOVE_ID));
    }
    return checks.found();
  }

  private Uni<Outcome<UUID>> store(OpenBudget budget, BudgetMoves.Move move, Decision decision) {
    BudgetMoveState state = decision.allow() ? BudgetMoveState.ALLOWED : BudgetMoveState.REFUSED;
    return moves
        .decide(move.id(), state, decision.remark(), decision.reviewer())
        .chain(() -> decision.allow() ? allow(budget, move) : refuse(budget, move))
        .replaceWith(Outcome.done(move.id()));
  }

  private Uni<Void> allow(OpenBudget budget, BudgetMoves.Move move) {
    return budgets
        .replace(
            budget.project(), PlanChanges.moved(budget, move.from(), move.to(), move.amountMinor()))
        .chain(() -> outbox.tell(new AllotmentEvents.BudgetMoved(move.id(), budget.project())));
  }

  private Uni<Void> refuse(OpenBudget budget, BudgetMoves.Move move) {
    return outbox.tell(new AllotmentEvents.BudgetMoveRefused(move.id(), budget.project()));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection problem) {
    return Uni.createFrom().item(Outcome.rejected(problem));
  }
}
