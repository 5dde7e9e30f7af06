package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.EditableProjects;
import org.crowdshelf.project.Project;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A project's own people say in which parts they want its money, until it is submitted. */
@ApplicationScoped
public class PlanTranches {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final EditableProjects projects;
  private final TranchePlans plans;
  private final int firstShare;

  PlanTranches(
      Transactions transactions,
      ProjectAccess access,
      EditableProjects projects,
      TranchePlans plans,
      @ConfigProperty(name = "crowdshelf.payouts.first-share") int firstShare) {
    this.transactions = transactions;
    this.access = access;
    this.projects = projects;
    this.plans = plans;
    this.firstShare = firstShare;
  }

  /**
   * Puts this plan in place of the one before. Rejected with PROJECT_STATE unless the project is a
   * draft or has changes requested, with TRANCHES_DO_NOT_ADD_UP for each line that is not divided
   * to the last minor unit, with FIRST_TRANCHE_TOO_LARGE, and for what is wrong with each amount.
   *
   * @throws Refusal NOT_FOUND where a line is not one of the project's
   */
  public Uni<Outcome<UUID>> run(UUID project, List<List<PlannedLine>> tranches) {
    List<Rejection> problems = TrancheRules.checkShape(tranches);
    return access
        .ownPerson(project)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? transactions.run(() -> edit(project, tranches))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> edit(UUID key, List<List<PlannedLine>> tranches) {
    return projects.edit(
        key,
        "projectId",
        project ->
            project.state() == ProjectState.LIVE
                ? Uni.createFrom().item(Outcome.rejected(frozen(project)))
                : plans.budget(key).flatMap(budget -> store(key, tranches, budget)));
  }

  private Uni<Outcome<UUID>> store(UUID key, List<List<PlannedLine>> tranches, Budget budget) {
    requireOwnLines(tranches, budget);
    List<Rejection> problems = TrancheRules.checkFit(tranches, budget, firstShare);
    return problems.isEmpty()
        ? plans.replace(key, TrancheRules.parts(tranches)).replaceWith(Outcome.done(key))
        : Uni.createFrom().item(Outcome.rejected(problems));
  }

  private static void requireOwnLines(List<List<PlannedLine>> tranches, Budget budget) {
    Set<UUID> own = budget.lines().stream().map(Budget.Line::key).collect(Collectors.toSet());
    if (!tranches.stream().flatMap(List::stream).map(PlannedLine::line).allMatch(own::contains)) {
      throw Refusal.notFound();
    }
  }

  private static Rejection frozen(Project project) {
    return Rejection.of(
        ProjectError.PROJECT_STATE, Map.of("state", project.state().name()), "projectId");
  }
}
