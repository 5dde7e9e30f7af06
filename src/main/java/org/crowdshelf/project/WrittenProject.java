package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.content.BudgetItem;
import org.crowdshelf.project.content.PartnerChoice;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldValues;

/**
 * All that a project's own people wrote into it: its row, its long texts, its budget and its
 * partners. {@link ProjectField} lists the parts.
 */
public final class WrittenProject {

  private final Project project;
  private final ProjectContent content;
  private List<BudgetLine> budget;
  private List<ProjectPartner> partners;
  private final List<Object> removed = new ArrayList<>();
  private final List<Object> added = new ArrayList<>();

  private WrittenProject(
      Project project,
      ProjectContent content,
      List<BudgetLine> budget,
      List<ProjectPartner> partners) {
    this.project = project;
    this.content = content;
    this.budget = budget;
    this.partners = partners;
  }

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

  /** A project with nothing written into it yet; {@link #store} stores it. */
  static WrittenProject begun(UUID fundraiser, Instant now) {
    Project project = Project.begun(fundraiser, now);
    ProjectContent content = ProjectContent.empty(project.id);
    WrittenProject written = new WrittenProject(project, content, List.of(), List.of());
    written.added.add(project);
    written.added.add(content);
    return written;
  }

  /** As its people would write it again. */
  FieldValues<WrittenProject> draft() {
    return FieldValues.of(this, ProjectField.ALL);
  }

  /** Changes these fields to the values of the draft. */
  void write(
      FieldValues<WrittenProject> draft, Collection<Field<WrittenProject, ?>> fields, Instant now) {
    draft.write(this, fields);
    project.changed(now);
  }

  /** Stores what {@link #write} changed. */
  Uni<Void> store() {
    // Removed lines leave before new ones come: a position is unique within its project.
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .removeAll(removed.toArray())
                    .chain(session::flush)
                    .chain(() -> session.persistAll(added.toArray())));
  }

  Project project() {
    return project;
  }

  ProjectContent content() {
    return content;
  }

  List<BudgetItem> budget() {
    return budget.stream().map(line -> line.toItem(project.currency())).toList();
  }

  void replaceBudget(List<BudgetItem> items) {
    removed.addAll(budget);
    budget = BudgetLine.all(project.id, items);
    added.addAll(budget);
  }

  List<PartnerChoice> partners() {
    return partners.stream().map(ProjectPartner::toChoice).toList();
  }

  void replacePartners(List<PartnerChoice> choices) {
    removed.addAll(partners);
    partners = ProjectPartner.all(project.id, choices);
    added.addAll(partners);
  }
}
