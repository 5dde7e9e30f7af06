package org.crowdshelf.daybook.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.paging.PageRequest;

/** Reads the public ledger: days that are over, and the movements of those that run. */
@ApplicationScoped
class LedgerReads {

  // The movements of these projects that no closed day has, as they will be closed: what came late
  // for a closed day is a correction of today.
  private static final String OPEN =
      """
      with open as (
        select m.project_id, m.currency, m.tranche_id, m.spending_id, m.amount_minor, m.held_minor, m.collected_minor, m.paid_minor,
               m.fee_minor, m.refunded_minor,
               case when m.day <= l.day then (now() at time zone 'Asia/Shanghai')::date else m.day end as day,
               case when m.day <= l.day and m.kind in ('PLEDGES_PAID', 'REFUNDED') then 'CORRECTION'
                    else m.kind end as kind
          from daybook_movements m
          left join lateral (
            select day from daybook_days where project_id = m.project_id order by day desc limit 1) l on true
         where m.project_id = any($1))
      """;

  private static final String FIRST_PAGES = pages("", 2);

  private static final String NEXT_PAGES = pages(" and d.day < $2::text::date", 3);

  private static final String TOTALS =
      OPEN
          + """
          select wanted.id, (select count(*) from daybook_days d where d.project_id = wanted.id)
                          + (select count(distinct o.day) from open o where o.project_id = wanted.id) as days
            from unnest($1::uuid[]) as wanted (id)""";

  // The order of kinds is the enum's, which closed days are stored in.
  private static final String LINES =
      OPEN
          + """
          select d.project_id, d.day, d.position, d.kind, d.tranche_id, d.spending_id, d.movements, d.currency, d.amount_minor
            from unnest($1::uuid[], $2::text[]) as wanted (project_id, day)
            join daybook_lines d on d.project_id = wanted.project_id and d.day = wanted.day::date
           union all
          select o.project_id, o.day, 0, o.kind, o.tranche_id, o.spending_id, count(*)::int, o.currency, sum(o.amount_minor)::bigint
            from unnest($1::uuid[], $2::text[]) as wanted (project_id, day)
            join open o on o.project_id = wanted.project_id and o.day = wanted.day::date
           group by o.project_id, o.day, o.kind, o.tranche_id, o.spending_id, o.currency
           order by 1, 2, 3""";

  private static final Comparator<LedgerLineNode> ORDER =
      Comparator.comparing(LedgerLineNode::kind)
          .thenComparing(LedgerLineNode::id, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Reads reads;

  LedgerReads(Reads reads) {
    this.reads = reads;
  }

  private static String pages(String after, int limit) {
    return OPEN
        + """
        , running as (
          select o.project_id, o.day, o.currency,
                 sum(sum(o.held_minor)) over up_to_day as held_minor,
                 sum(sum(o.collected_minor)) over up_to_day as collected_minor,
                 sum(sum(o.paid_minor)) over up_to_day as paid_minor,
                 sum(sum(o.fee_minor)) over up_to_day as fee_minor,
                 sum(sum(o.refunded_minor)) over up_to_day as refunded_minor
            from open o join projects p on p.id = o.project_id and p.currency = o.currency
           group by o.project_id, o.day, o.currency
          window up_to_day as (partition by o.project_id order by o.day))
        select p.id as project_id, p.currency, p.fee_basis_points, d.*
          from projects p
         cross join lateral (
           select * from (
             (select d.day, d.hash, d.held_minor, d.collected_minor, d.paid_minor, d.fee_minor, d.refunded_minor,
                     d.in_payout_minor, d.unreceipted_minor, d.unallotted_minor
                from daybook_days d
               where d.project_id = p.id%1$s order by d.day desc limit $%2$d)
             union all
             (select d.day, null, s.held, s.collected, s.paid, s.fee, s.refunded, o.in_payout, o.unreceipted,
                     case when s.collected + s.paid > 0 then greatest(0, s.collected + s.paid - o.planned) else 0 end
                from running d
                left join lateral (
                  select * from daybook_days where project_id = p.id order by day desc limit 1) l on true
               cross join lateral (
                  select (d.held_minor + coalesce(l.held_minor, 0))::bigint as held,
                         (d.collected_minor + coalesce(l.collected_minor, 0))::bigint as collected,
                         (d.paid_minor + coalesce(l.paid_minor, 0))::bigint as paid,
                         (d.fee_minor + coalesce(l.fee_minor, 0))::bigint as fee,
                         (d.refunded_minor + coalesce(l.refunded_minor, 0))::bigint as refunded) s
               cross join lateral daybook_payouts(p.id, p.currency, d.day) o
               where d.project_id = p.id%1$s order by d.day desc limit $%2$d)) found
            order by day desc limit $%2$d) d
         where p.id = any($1)
         order by p.id, d.day desc"""
            .formatted(after, limit);
  }

  /** The page of each project, with one day more than requested, the latest first. */
  Uni<Map<UUID, List<LedgerDayNode>>> pages(List<UUID> projects, PageRequest request) {
    Uni<List<LedgerDayNode>> found =
        request.after() == null
            ? reads.list(FIRST_PAGES, LedgerDayNode::of, projects, request.fetch())
            : reads.list(NEXT_PAGES, LedgerDayNode::of, projects, request.after(), request.fetch());
    return found.map(days -> grouped(projects, days));
  }

  private static Map<UUID, List<LedgerDayNode>> grouped(
      List<UUID> projects, List<LedgerDayNode> days) {
    Map<UUID, List<LedgerDayNode>> byProject =
        new HashMap<>(days.stream().collect(Collectors.groupingBy(day -> day.place().project())));
    projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
    return byProject;
  }

  /** Counts the days of each project's ledger. */
  Uni<Map<UUID, Integer>> totals(List<UUID> projects) {
    return reads
        .list(TOTALS, row -> Map.entry(row.uuid("id"), (int) row.number("days")), projects)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The lines of each day, in the order of their kinds. */
  Uni<Map<LedgerDayNode.Place, List<LedgerLineNode>>> lines(List<LedgerDayNode.Place> days) {
    return reads
        .list(
            LINES,
            Line::of,
            days.stream().map(LedgerDayNode.Place::project).toList(),
            days.stream().map(place -> place.day().toString()).toList())
        .map(
            found -> {
              Map<LedgerDayNode.Place, List<LedgerLineNode>> byDay = new HashMap<>();
              days.forEach(day -> byDay.put(day, List.of()));
              found.stream()
                  .collect(Collectors.groupingBy(Line::place))
                  .forEach((day, lines) -> byDay.put(day, inOrder(lines)));
              return byDay;
            });
  }

  private static List<LedgerLineNode> inOrder(List<Line> lines) {
    return lines.stream().map(Line::node).sorted(ORDER).toList();
  }

  private record Line(LedgerDayNode.Place place, LedgerLineNode node) {
    static Line of(Row row) {
      return new Line(
          new LedgerDayNode.Place(row.uuid("project_id"), row.date("day")), LedgerLineNode.of(row));
    }
  }
}
