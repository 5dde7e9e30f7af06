package org.crowdshelf.spending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells when receipts for what was paid out are due: after so many days, China's, of which the day
 * of the payout is the first. Receipts cover the tranches in their order.
 */
@ApplicationScoped
public class ReceiptsDue {

  // $2 is the time, $3 how many days there are. A question about a spending does not make its
  // receipts late: it keeps the next tranche by itself.
  private static final String DUE =
      """
      select p.id, p.currency, p.title, min(t.due_at) filter (where t.until_minor > s.minor) as due_at,
             greatest(0, coalesce(max(t.until_minor) filter (where t.due_at <= $2), 0) - s.minor)::bigint as overdue_minor
        from projects p
       cross join lateral (
         select coalesce(sum(amount_minor), 0) as minor from spendings
          where project_id = p.id and state <> 'REVERSED') s
        join lateral (
         select ((o.paid_at at time zone 'Asia/Shanghai')::date + $3::int)::timestamp at time zone 'Asia/Shanghai' as due_at,
                sum(o.amount_minor) over (order by o.number) as until_minor
           from tranches o where o.project_id = p.id and o.state = 'PAID') t on true
       where p.id = any(%s)
       group by p.id, s.minor order by p.id""";

  private static final String OF_PROJECTS = DUE.formatted("$1");

  // Of the people of the project $1: its fundraiser's, and those of its organisation.
  private static final String OF_PEOPLE =
      DUE.formatted(
          """
          array(select q.id from projects q join projects mine on mine.id = $1
                 where (q.fundraiser_id = mine.fundraiser_id or q.organisation_id = mine.organisation_id)
                   and q.settled_at is not null and q.id <> mine.id)""");

  /**
   * A project that was paid.
   *
   * @param dueAt when receipts of the earliest tranche that they do not cover are due; null where
   *     all are covered
   * @param overdueMinor the amount whose receipts were due before now, in minor units
   */
  public record Due(UUID project, String currency, String title, Instant dueAt, long overdueMinor) {

    static Due of(Row row) {
      return new Due(
          row.uuid("id"),
          row.text("currency"),
          row.text("title"),
          row.instant("due_at"),
          row.number("overdue_minor"));
    }

    boolean isOverdue() {
      return overdueMinor > 0;
    }

    /** The parameters of a rejection because of it. */
    Map<String, String> params() {
      return Map.of(
          "title",
          title,
          "missing",
          Long.toString(overdueMinor),
          "currency",
          currency,
          "dueAt",
          dueAt.toString());
    }
  }

  private final Reads reads;
  private final Writes writes;
  private final Clock clock;
  private final int days;

  ReceiptsDue(
      Reads reads,
      Writes writes,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.payouts.receipts-days") int days) {
    this.reads = reads;
    this.writes = writes;
    this.clock = clock;
    this.days = days;
  }

  /** Those of these projects that were paid. */
  public Uni<Map<UUID, Due>> of(List<UUID> projects) {
    return reads
        .list(OF_PROJECTS, Due::of, projects, clock.instant(), days)
        .map(
            found -> {
              Map<UUID, Due> byProject = new HashMap<>();
              found.forEach(due -> byProject.put(due.project(), due));
              return byProject;
            });
  }

  /**
   * The other projects of a project's people for which receipts are overdue, in the running
   * transaction.
   */
  Uni<List<Due>> overdueOfPeople(UUID project) {
    return writes
        .list(OF_PEOPLE, Due::of, project, clock.instant(), days)
        .map(found -> found.stream().filter(Due::isOverdue).toList());
  }
}
