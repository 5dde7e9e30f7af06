package org.crowdshelf.allotment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payout.TrancheFacts;
import org.crowdshelf.payout.TranchePart;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;

/** Reads and rewrites the open part of a plan, in the caller's transaction. */
@ApplicationScoped
class OpenBudgets {

  // RequestTranche, PauseProject and RefundPledge lock the same row, so that they take turns with
  // this.
  private static final String LOCK =
      "select state, settled_at is not null as settled, currency from projects where id = $1 for no key update";

  private static final String PLAN =
      """
      select (select id from tranches where project_id = $1 order by number limit 1) as first,
             (select count(*) from tranches where project_id = $1 and state <> 'PLANNED') as closed""";

  private static final String LINES =
      "select b.id, "
          + LineSums.BASE
          + " as base_minor, "
          + LineSums.ALLOTTED
          + """
             as allotted_minor,
             coalesce((select sum(l.amount_minor) from tranche_lines l join tranches t on t.id = l.tranche_id
                        where l.budget_line_id = b.id and t.state = 'PLANNED'), 0)::bigint as open_minor
        from budget_lines b where b.project_id = $1 order by b.position""";

  private static final String PARTS =
      """
      select t.id, t.number, l.budget_line_id, l.amount_minor
        from tranches t
        join tranche_lines l on l.tranche_id = t.id
        join budget_lines b on b.id = l.budget_line_id
       where t.project_id = $1 and t.state = 'PLANNED'
       order by t.number, b.position""";

  private static final String CLEAR =
      "delete from tranche_lines where tranche_id in (select id from tranches where project_id = $1 and state = 'PLANNED')";

  private static final String DROP =
      "delete from tranches where project_id = $1 and state = 'PLANNED' and id <> all($2)";

  // Numbers only become smaller, so that in their order none is taken.
  private static final String KEEP =
      """
      insert into tranches (id, project_id, number, amount_minor, state) values ($1, $2, $3, $4, 'PLANNED')
      on conflict (id) do update set number = excluded.number, amount_minor = excluded.amount_minor""";

  private static final String STORE =
      """
      insert into tranche_lines (tranche_id, budget_line_id, amount_minor)
      select * from unnest($1::uuid[], $2::uuid[], $3::bigint[])""";

  private record Locked(ProjectState state, boolean settled, String currency) {

    static Locked of(Row row) {
      return new Locked(
          row.value(ProjectState.class, "state"), row.flag("settled"), row.text("currency"));
    }
  }

  private record Plan(UUID first, int closed) {

    static Plan of(Row row) {
      return new Plan(row.uuid("first"), row.integer("closed"));
    }
  }

  private record Part(UUID tranche, int number, TranchePart part) {

    static Part of(Row row) {
      return new Part(
          row.uuid("id"),
          row.integer("number"),
          new TranchePart(row.uuid("budget_line_id"), row.number("amount_minor")));
    }
  }

  private final Writes writes;

  OpenBudgets(Writes writes) {
    this.writes = writes;
  }

  /**
   * Locks the project, so that no tranche is asked for meanwhile, and reads its budget.
   *
   * @throws Refusal NOT_FOUND where there is no such project
   */
  Uni<OpenBudget> lock(UUID project) {
    return writes
        .one(LOCK, Locked::of, project)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(locked -> read(project, locked));
  }

  private Uni<OpenBudget> read(UUID project, Locked locked) {
    return writes
        .one(PLAN, Plan::of, project)
        .flatMap(
            plan ->
                Uni.combine()
                    .all()
                    .unis(
                        unallotted(plan),
                        writes.list(LINES, OpenBudgets::line, project),
                        writes.list(PARTS, Part::of, project))
                    // One transaction has one connection.
                    .usingConcurrencyOf(1)
                    .with(
                        (unallottedMinor, lines, parts) ->
                            new OpenBudget(
                                project,
                                locked.state(),
                                locked.settled(),
                                locked.currency(),
                                unallottedMinor,
                                lines,
                                plan.closed(),
                                tranches(parts))));
  }

  private Uni<Long> unallotted(Plan plan) {
    return plan.first() == null
        ? Uni.createFrom().item(0L)
        : writes
            .one(TrancheFacts.SELECT, TrancheFacts::of, List.of(plan.first()), (UUID) null)
            .map(facts -> facts.books().unallottedMinor());
  }

  private static OpenBudget.Line line(Row row) {
    return new OpenBudget.Line(
        row.uuid("id"),
        row.number("base_minor"),
        row.number("allotted_minor"),
        row.number("open_minor"));
  }

  private static List<OpenTranche> tranches(List<Part> parts) {
    List<OpenTranche> tranches = new ArrayList<>();
    for (Part part : parts) {
      OpenTranche last = tranches.isEmpty() ? null : tranches.get(tranches.size() - 1);
      if (last == null || !last.id().equals(part.tranche())) {
        last = new OpenTranche(part.tranche(), part.number(), new ArrayList<>());
        tranches.add(last);
      }
      last.parts().add(part.part());
    }
    return tranches;
  }

  /** Puts these in place of the tranches that nobody has asked for. */
  Uni<Void> replace(UUID project, List<OpenTranche> tranches) {
    List<UUID> owners = new ArrayList<>();
    tranches.forEach(tranche -> tranche.parts().forEach(part -> owners.add(tranche.id())));
    List<TranchePart> parts = tranches.stream().flatMap(one -> one.parts().stream()).toList();
    return writes
        .change(CLEAR, project)
        .chain(() -> writes.change(DROP, project, tranches.stream().map(OpenTranche::id).toList()))
        .chain(() -> keep(project, tranches))
        .chain(
            () ->
                writes.change(
                    STORE,
                    owners,
                    parts.stream().map(TranchePart::line).toList(),
                    parts.stream().map(TranchePart::amountMinor).toList()))
        .replaceWithVoid();
  }

  private Uni<?> keep(UUID project, List<OpenTranche> tranches) {
    return Multi.createFrom()
        .iterable(tranches)
        .onItem()
        .transformToUniAndConcatenate(
            tranche ->
                writes.change(KEEP, tranche.id(), project, tranche.number(), tranche.amountMinor()))
        .collect()
        .last();
  }
}
