package org.crowdshelf.project;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/** A fundraiser begins a project: a draft that only its own people and reviewers see. */
@ApplicationScoped
public class CreateProject {

  private final Transactions transactions;
  private final ProjectReferences references;
  private final Outbox outbox;
  private final Clock clock;

  CreateProject(
      Transactions transactions, ProjectReferences references, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.references = references;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores the draft. Rejected with every value that cannot be taken, with NOT_A_MEMBER,
   * RELAUNCH_NOT_YOURS or RELAUNCH_NOT_ENDED.
   */
  public Uni<Outcome<UUID>> run(UUID fundraiser, ProjectDraft draft) {
    List<Rejection> problems = new ArrayList<>(ProjectRules.check(draft));
    return references
        .check(fundraiser, draft)
        .flatMap(
            unfit -> {
              problems.addAll(unfit);
              return problems.isEmpty()
                  ? transactions.run(() -> store(fundraiser, draft))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> store(UUID fundraiser, ProjectDraft draft) {
    Project project = Project.draft(fundraiser, draft, clock.instant());
    List<Object> rows = new ArrayList<>();
    rows.add(project);
    rows.add(ProjectContent.of(project.id, draft.story(), draft.media(), draft.press()));
    rows.addAll(budget(project.id, draft.budget()));
    rows.addAll(partners(project.id, draft.partners()));
    return Panache.getSession()
        .flatMap(session -> session.persistAll(rows.toArray()))
        .chain(() -> outbox.tell("ProjectCreated", project.id, new JsonObject()))
        .replaceWith(Outcome.done(project.id));
  }

  private static List<BudgetLine> budget(UUID project, List<ProjectDraft.BudgetItem> items) {
    return items == null
        ? List.of()
        : IntStream.range(0, items.size())
            .mapToObj(i -> BudgetLine.of(project, i, items.get(i)))
            .toList();
  }

  private static List<ProjectPartner> partners(
      UUID project, List<ProjectDraft.PartnerChoice> choices) {
    return choices == null
        ? List.of()
        : IntStream.range(0, choices.size())
            .mapToObj(i -> ProjectPartner.of(project, i, choices.get(i)))
            .toList();
  }
}
