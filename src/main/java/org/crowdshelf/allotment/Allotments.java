package org.crowdshelf.allotment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.outbox.Outbox;

/** Stores allotments and what they change in the plan, in the caller's transaction. */
@ApplicationScoped
class Allotments {

  private static final String STORE =
      """
      with made as (
        insert into allotments (id, project_id, reason, made_by, made_at) values ($1, $2, $3, $4, $5)
      )
      insert into allotment_lines (allotment_id, budget_line_id, change_minor)
      select $1, c.line, c.change_minor from unnest($6::uuid[], $7::bigint[]) as c (line, change_minor)""";

  private final Writes writes;
  private final OpenBudgets budgets;
  private final Outbox outbox;
  private final Clock clock;

  Allotments(Writes writes, OpenBudgets budgets, Outbox outbox, Clock clock) {
    this.writes = writes;
    this.budgets = budgets;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes lines and tranches of a budget whose project is locked.
   *
   * @param person null where the rule says it
   * @param reason null where the rule says it
   */
  Uni<Void> store(OpenBudget budget, Map<UUID, Long> changes, UUID person, String reason) {
    List<UUID> lines = List.copyOf(changes.keySet());
    return writes
        .change(
            STORE,
            Ids.next(),
            budget.project(),
            reason,
            person,
            clock.instant(),
            lines,
            lines.stream().map(changes::get).toList())
        .chain(() -> budgets.replace(budget.project(), PlanChanges.allotted(budget, changes)))
        .chain(() -> outbox.tell(new AllotmentEvents.FundsAllotted(budget.project())));
  }
}
