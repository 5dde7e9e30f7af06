package org.crowdshelf.allotment.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.allotment.LineSums;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;

/** Reads what lines of budgets have and what was paid out of them. */
@ApplicationScoped
class BudgetLineReads {

  private static final String SUMS =
      "select b.id, p.currency, "
          + LineSums.ALLOTTED
          + """
             as allotted_minor,
             coalesce((select sum(l.amount_minor) from tranche_lines l join tranches t on t.id = l.tranche_id
                        where l.budget_line_id = b.id and t.state = 'PAID'), 0)::bigint as paid_minor
        from budget_lines b join projects p on p.id = b.project_id
       where b.id = any($1)""";

  /** The sums of a line. */
  record Sums(Money allotted, Money paidOut) {

    static Sums of(Row row) {
      String currency = row.text("currency");
      return new Sums(
          Money.of(row.number("allotted_minor"), currency),
          Money.of(row.number("paid_minor"), currency));
    }
  }

  private final Reads reads;

  BudgetLineReads(Reads reads) {
    this.reads = reads;
  }

  /** The sums of each of these lines. */
  Uni<Map<UUID, Sums>> sums(List<UUID> lines) {
    return reads
        .list(SUMS, row -> Map.entry(row.uuid("id"), Sums.of(row)), lines)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
