package org.crowdshelf.settlement.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.money.Money;

/** Reads the journal's sums by project. */
@ApplicationScoped
class FundsReads {

  private static final String FUNDS =
      """
      select p.id, p.currency,
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
        .list(
            FUNDS,
            Tuple.of(projects.toArray(UUID[]::new)),
            row -> Map.entry(row.getUUID("id"), funds(row)))
        .map(
            found -> {
              Map<UUID, FundsNode> byProject = new HashMap<>();
              found.forEach(entry -> byProject.put(entry.getKey(), entry.getValue()));
              return byProject;
            });
  }

  private static FundsNode funds(Row row) {
    String currency = row.getString("currency");
    return new FundsNode(
        Money.of(row.getLong("raised"), currency),
        Money.of(row.getLong("held"), currency),
        Money.of(row.getLong("refunded"), currency),
        Money.of(row.getLong("collected"), currency),
        Money.of(row.getLong("fee"), currency));
  }
}
