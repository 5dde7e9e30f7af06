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

  // Money that was paid out is in no account of the project's any more but those that remember what
  // has to be shown, so that its tranches tell it. A refund that a bank sent back is under way
  // again,
  // and was counted when it began.
  private static final String FUNDS =
      """
      select p.id, p.currency, p.fee_basis_points, p.state = 'SUCCEEDED' and p.settled_at is not null as settled,
             t.paid, t.planned,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ESCROW'), 0) as bigint) as held,
             r.refunded,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_PAYABLE'), 0) as bigint) as available,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PAYOUTS_IN_TRANSIT'), 0) as bigint) as in_payout,
             cast(coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ADVANCE'), 0) as bigint) as unreceipted,
             cast(-coalesce(sum(amount_minor) filter (where account_code = 'PLATFORM_FEE'), 0) as bigint) as fee
        from projects p
       cross join lateral (
         select coalesce(sum(o.amount_minor) filter (where o.state = 'PAID'), 0)::bigint as paid,
                coalesce(sum(o.amount_minor), 0)::bigint as planned
           from tranches o where o.project_id = p.id) t
       cross join lateral (
         select -coalesce(sum(g.amount_minor), 0)::bigint as refunded
           from journal_entries g join journal_transactions j on j.id = g.transaction_id
          where g.subject_id = p.id and g.account_code = 'REFUNDS_IN_TRANSIT' and g.amount_minor < 0
            and g.currency = p.currency and j.kind <> 'REFUND_RETURNED') r
        left join journal_entries e on e.subject_id = p.id and e.currency = p.currency
       where p.id = any($1)
       group by p.id, t.paid, t.planned, r.refunded""";

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
    long heldMinor = row.number("held");
    long feeMinor = row.number("fee");
    long paidMinor = row.number("paid");
    long collectedMinor = row.number("available") + row.number("in_payout") + paidMinor;
    long unallottedMinor = row.flag("settled") ? collectedMinor - row.number("planned") : 0;
    return new FundsNode(
        Money.of(heldMinor + collectedMinor + feeMinor, currency),
        Money.of(heldMinor, currency),
        Money.of(row.number("refunded"), currency),
        Money.of(collectedMinor, currency),
        Money.of(row.number("available"), currency),
        Money.of(row.number("in_payout"), currency),
        Money.of(row.number("unreceipted"), currency),
        Money.of(paidMinor - row.number("unreceipted"), currency),
        Money.of(unallottedMinor, currency),
        Money.of(feeMinor, currency),
        row.integerOrNull("fee_basis_points"));
  }
}
