package org.crowdshelf.allotment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payout.PlannedLine;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.text.Text;

/** A project's own people say what a surplus is for, or which lines get less. */
@ApplicationScoped
public class AllotFunds {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final OpenBudgets budgets;
  private final Allotments allotments;

  AllotFunds(
      Transactions transactions, ProjectAccess access, OpenBudgets budgets, Allotments allotments) {
    this.transactions = transactions;
    this.access = access;
    this.budgets = budgets;
    this.allotments = allotments;
  }

  /**
   * Changes the lines, and the tranches that nobody has asked for. All that is unallotted is
   * allotted at once, so that nothing is left for a second time. Rejected with PROJECT_STATE unless
   * the project succeeded and is settled, SURPLUS_DOES_NOT_ADD_UP where the changes are not what
   * has to be allotted, or nothing has, MORE_THAN_LEFT where a line would lose more than is open of
   * it, and for what is wrong with amounts and reason.
   *
   * @throws Refusal NOT_FOUND where a line is not one of the project's
   */
  public Uni<Outcome<UUID>> run(UUID project, List<PlannedLine> changes, String reason) {
    String words = Text.stripped(reason);
    List<Rejection> problems = AllotmentRules.checkShape(changes, words);
    return access
        .ownPerson(project)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? transactions.run(() -> allot(project, person, changes, words))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> allot(
      UUID project, UUID person, List<PlannedLine> changes, String reason) {
    return budgets
        .lock(project)
        .flatMap(
            budget -> {
              if (changes.stream().anyMatch(change -> budget.line(change.line()) == null)) {
                throw Refusal.notFound();
              }
              List<Rejection> problems =
                  new ArrayList<>(AllotmentRules.checkState(budget, "projectId"));
              if (problems.isEmpty()) {
                problems.addAll(AllotmentRules.checkFit(budget, changes));
              }
              return problems.isEmpty()
                  ? allotments
                      .store(budget, AllotmentRules.byLine(changes), person, reason)
                      .replaceWith(Outcome.done(project))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }
}
