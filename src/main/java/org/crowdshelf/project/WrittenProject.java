package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;

/** A locked project with all that was written into it. */
record WrittenProject(
    Project project,
    ProjectContent content,
    List<BudgetLine> budget,
    List<ProjectPartner> partners) {

  /** Loads what was written into a project whose row is locked. */
  static Uni<WrittenProject> of(Project project) {
    return ProjectContent.ofProject(project.id)
        .flatMap(
            content ->
                BudgetLine.ofProject(project.id).flatMap(budget -> with(project, content, budget)));
  }

  private static Uni<WrittenProject> with(
      Project project, ProjectContent content, List<BudgetLine> budget) {
    return ProjectPartner.ofProject(project.id)
        .map(partners -> new WrittenProject(project, content, budget, partners));
  }

  /** As its people would write it again. */
  ProjectDraft draft() {
    String currency = project.currency;
    return new ProjectDraft(
        project.title,
        project.summary,
        project.fundingModel,
        project.fundingRule,
        project.category,
        project.library(),
        project.regionCode,
        project.coverUrl,
        new MoneyInput(new MinorUnits(project.goalMinor), currency),
        new MoneyInput(new MinorUnits(project.minimumPledgeMinor), currency),
        project.durationDays,
        project.organisationId,
        project.relaunchOfId,
        content.story(),
        budget.stream().map(line -> line.toItem(currency)).toList(),
        content.media(),
        content.press(),
        partners.stream().map(ProjectPartner::toChoice).toList());
  }

  /** Writes what differs. */
  Uni<Void> write(ProjectDraft after, Collection<String> differing, Instant now) {
    project.write(after, now);
    content.write(after.story(), after.media(), after.press());
    List<Object> gone = new ArrayList<>();
    List<Object> added = new ArrayList<>();
    if (differing.contains("budget")) {
      gone.addAll(budget);
      added.addAll(BudgetLine.all(project.id, after.budget()));
    }
    if (differing.contains("partners")) {
      gone.addAll(partners);
      added.addAll(ProjectPartner.all(project.id, after.partners()));
    }
    // What takes a line's place comes after it went: the order of lines is unique.
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .removeAll(gone.toArray())
                    .chain(session::flush)
                    .chain(() -> session.persistAll(added.toArray())));
  }
}
