package org.crowdshelf.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Stores plans, in the transaction of a caller who has locked the project's row. */
@ApplicationScoped
class TranchePlans {

  private static final String BUDGET =
      """
      select p.currency, p.goal_minor, b.id, b.purpose, b.amount_minor
        from projects p left join budget_lines b on b.project_id = p.id
       where p.id = $1
       order by b.position""";

  // A plan fits where every line is divided to the last minor unit, and no tranche lost its lines.
  private static final String FITS =
      """
      select exists (select from tranches where project_id = $1)
             and not exists (select from tranches t where t.project_id = $1
                                and t.amount_minor <> coalesce((select sum(l.amount_minor) from tranche_lines l
                                                                 where l.tranche_id = t.id), 0))
             and not exists (select from budget_lines b where b.project_id = $1
                                and b.amount_minor <> coalesce((select sum(l.amount_minor) from tranche_lines l
                                                                 where l.budget_line_id = b.id), 0)) as fits""";

  private static final String CLEAR = "delete from tranches where project_id = $1";

  private static final String STORE =
      """
      with planned as (
        insert into tranches (id, project_id, number, amount_minor, state)
        select t.id, $1, t.number, t.amount_minor, 'PLANNED'
          from unnest($2::uuid[], $3::bigint[]) with ordinality as t (id, amount_minor, number)
      )
      insert into tranche_lines (tranche_id, budget_line_id, amount_minor)
      select * from unnest($4::uuid[], $5::uuid[], $6::bigint[])""";

  private static final String PLANNED = "update projects set planned_at = $2 where id = $1";

  private final Writes writes;
  private final Clock clock;

  TranchePlans(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** The budget that a project's plan divides; without lines where none is written yet. */
  Uni<Budget> budget(UUID project) {
    return writes.list(BUDGET, row -> row, project).map(TranchePlans::budget);
  }

  private static Budget budget(List<Row> rows) {
    List<Budget.Line> lines =
        rows.stream()
            .filter(row -> row.uuid("id") != null)
            .map(
                row ->
                    new Budget.Line(
                        row.uuid("id"), row.text("purpose"), row.number("amount_minor")))
            .toList();
    Row first = rows.get(0);
    return new Budget(first.text("currency"), first.number("goal_minor"), lines);
  }

  /** Puts a plan in place of the one that stands. */
  Uni<Void> replace(UUID project, List<List<TranchePart>> tranches) {
    return writes.change(CLEAR, project).chain(() -> store(project, tranches));
  }

  /** Keeps a plan that fits the budget, and else makes the one by rule. */
  Uni<Void> settle(UUID project) {
    return writes
        .one(FITS, row -> row.flag("fits"), project)
        .flatMap(fits -> fits ? Uni.createFrom().voidItem() : preset(project))
        .chain(() -> writes.change(PLANNED, project, clock.instant()))
        .replaceWithVoid();
  }

  private Uni<Void> preset(UUID project) {
    return budget(project).flatMap(budget -> replace(project, TrancheRules.preset(budget)));
  }

  private Uni<Void> store(UUID project, List<List<TranchePart>> tranches) {
    List<UUID> keys = tranches.stream().map(tranche -> Ids.next()).toList();
    List<UUID> owners = new ArrayList<>();
    for (int i = 0; i < tranches.size(); i++) {
      UUID key = keys.get(i);
      tranches.get(i).forEach(part -> owners.add(key));
    }
    List<TranchePart> parts = tranches.stream().flatMap(List::stream).toList();
    return writes
        .change(
            STORE,
            project,
            keys,
            tranches.stream().map(TrancheRules::sum).toList(),
            owners,
            parts.stream().map(TranchePart::line).toList(),
            parts.stream().map(TranchePart::amountMinor).toList())
        .replaceWithVoid();
  }
}
