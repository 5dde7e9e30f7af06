package org.crowdshelf.settlement.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;

/** Reads the journal's sums by project. */
@ApplicationScoped
class FundsReads {

  private static final String FUNDS =
      """
      select p.id, p.currency, p.fee_basis_points,
             cast(-coalesce(sum(amount_minor) filter (where account_code in ('PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE')), 0) as bigint) as raised,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ESCROW'), 0) as bigint) as held,
             cast(coalesce(sum(-amount_minor) filter (where account_code = 'REFUNDS_IN_TRANSIT' and amount_minor < 0), 0) as bigint) as refunded,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_PAYABLE'), 0) as bigint) as collected,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PLATFORM_FEE'), 0) as bigint) as fee
        from projects p
        left join journal_entries e on e.subject_id = p.id and e.currency = p.currency
       where p.id = any($1)
       group by p.id""";

  private final Reads reads;

  FundsReads(Reads reads) {
    this.reads = reads;
  }

  Uni<Map<UUID, FundsNode>> funds(List<UUID> projects) {
    return reads
        .list(FUNDS, row -> Map.entry(row.uuid("id"), funds(row)), projects)
        .map(
            found -> {
              Map<UUID, FundsNode> byProject = new HashMap<>();
              found.forEach(entry -> byProject.put(entry.getKey(), entry.getValue()));
              return byProject;
            });
  }

  private static FundsNode funds(Row row) {
    String currency = row.text("currency");
    return new FundsNode(
        Money.of(row.number("raised"), currency),
        Money.of(row.number("held"), currency),
        Money.of(row.number("refunded"), currency),
        Money.of(row.number("collected"), currency),
        Money.of(row.number("fee"), currency),
        row.integerOrNull("fee_basis_points"));
  }
}
