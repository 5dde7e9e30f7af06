package org.crowdshelf.insight.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.insight.DayRange;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;

/** Reads the figures of projects, each kind by one statement for all of them. */
@ApplicationScoped
class InsightReads {

  private static final String CHINA = " at time zone 'Asia/Shanghai'";

  // The largest amount that a client can be told.
  private static final String MOST_MINOR = "9007199254740991";

  private static final String STANDING =
      """
      select p.id as project_id,
             (select count(distinct g.account_id) from pledges g
               where g.project_id = p.id and g.state in ('PAID', 'COLLECTED') and not g.anonymous
                 and exists (
                   select from pledges b join projects e on e.id = b.project_id
                    where b.account_id = g.account_id and b.paid_at is not null and not b.anonymous and e.id <> p.id
                      and (e.fundraiser_id = p.fundraiser_id or e.organisation_id = p.organisation_id)
                      and e.launched_at < p.launched_at)) as returning_backers,
             a.percent as abandoned_percent
        from projects p
       cross join lateral (
               select round(100.0 * count(*) filter (where g.paid_at is null) / nullif(count(*), 0))::int as percent
                 from pledges g where g.project_id = p.id and g.state <> 'RESERVED') a
       where p.id = any($1) and ($3 or\s"""
          + OwnPeople.include("$2")
          + ")";

  // $2 the first day or null, $3 the last. Backers are counted on the day of their first pledge.
  static final String DAILY =
      """
      with paid as (
        select g.project_id, (g.paid_at%1$s)::date as day, count(*) as pledges, sum(g.amount_minor) as raised,
               count(*) filter (where g.anonymous or g.nth = 1) as new_backers
          from (select project_id, paid_at, amount_minor, anonymous,
                       row_number() over (partition by project_id, anonymous, account_id order by paid_at) as nth
                  from pledges
                 where project_id = any($1) and paid_at is not null
                   and paid_at < ($3::date + 1)::timestamp%1$s) g
         group by 1, 2),
      back as (
        select e.subject_id as project_id, (t.occurred_at%1$s)::date as day, -sum(e.amount_minor) as refunded
          from journal_entries e join journal_transactions t on t.id = e.transaction_id
         where e.subject_id = any($1) and e.account_code = 'REFUNDS_IN_TRANSIT' and e.amount_minor < 0
           and t.kind <> 'REFUND_RETURNED'
         group by 1, 2)
      select p.id as project_id, p.currency, d.day::date as day, coalesce(paid.pledges, 0) as pledges,
             least(coalesce(paid.raised, 0), %2$s)::bigint as raised,
             least(coalesce(back.refunded, 0), %2$s)::bigint as refunded,
             coalesce(paid.new_backers, 0) as new_backers
        from projects p
       cross join lateral generate_series(
               coalesce($2::date, greatest(coalesce((p.launched_at%1$s)::date, $3::date), $3::date - %3$d))::timestamp,
               $3::date::timestamp, interval '1 day') as d(day)
        left join paid on paid.project_id = p.id and paid.day = d.day::date
        left join back on back.project_id = p.id and back.day = d.day::date
       where p.id = any($1)
       order by p.id, d.day"""
          .formatted(CHINA, MOST_MINOR, DayRange.MOST - 1);

  // Sums the counted pledges and those whose source still stands beside them; the rest had no
  // source.
  private static final String SOURCES =
      """
      with named as (
        select k.project_id, k.source, k.pledges, k.raised_minor as raised
          from project_sources k where k.project_id = any($1)
        union all
        select s.project_id, s.source, 1, g.amount_minor
          from pledge_sources s join pledges g on g.id = s.pledge_id
         where s.project_id = any($1) and g.paid_at is not null),
      figures as (
        select project_id, source, pledges, raised from named
        union all
        select g.project_id, 'OTHER', count(*) - coalesce(n.pledges, 0), sum(g.amount_minor) - coalesce(n.raised, 0)
          from pledges g
          left join (select project_id, sum(pledges) as pledges, sum(raised) as raised from named group by project_id) n
            on n.project_id = g.project_id
         where g.project_id = any($1) and g.paid_at is not null
         group by g.project_id, n.pledges, n.raised),
      ranked as (
        select project_id, source, sum(pledges) as pledges, sum(raised) as raised,
               row_number() over (partition by project_id order by sum(raised) desc, source) as place
          from figures group by project_id, source having sum(pledges) > 0)
      select r.project_id, p.currency, r.source, r.pledges::bigint as pledges, least(r.raised, %s)::bigint as raised
        from ranked r join projects p on p.id = r.project_id
       where r.place <= $2 order by r.project_id, r.place"""
          .formatted(MOST_MINOR);

  private static final String REWARDS =
      """
      select r.project_id, p.currency, r.id as reward_id, count(g.id) as pledges, coalesce(sum(g.quantity), 0) as places,
             least(coalesce(sum(g.amount_minor - g.given_back_minor), 0), %s)::bigint as raised
        from rewards r
        join projects p on p.id = r.project_id
        left join pledges g on g.reward_id = r.id and g.state in ('PAID', 'COLLECTED')
       where r.project_id = any($1)
       group by r.id, p.currency order by r.project_id, r.position"""
          .formatted(MOST_MINOR);

  private record Of<T>(UUID project, T value) {}

  private final Reads reads;
  private final CurrentAccount currentAccount;

  InsightReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  /** Those of these projects whose figures the current account may see. */
  Uni<Map<UUID, ProjectInsightsNode>> insights(List<UUID> projects) {
    return reads
        .list(
            STANDING,
            row ->
                new ProjectInsightsNode(
                    row.uuid("project_id"),
                    row.integer("returning_backers"),
                    row.integerOrNull("abandoned_percent")),
            projects,
            currentAccount.accountOrNull(),
            currentAccount.is(Role.REVIEWER))
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(ProjectInsightsNode::projectKey, one -> one)));
  }

  /** Each day of each project. */
  Uni<Map<UUID, List<DailyFiguresNode>>> daily(List<UUID> projects, DayRange days) {
    return grouped(DAILY, DailyFiguresNode::of, projects, days.from(), days.to());
  }

  /** The sources of each project, those with the most money first. */
  Uni<Map<UUID, List<SourceFiguresNode>>> sources(List<UUID> projects, int first) {
    return grouped(SOURCES, SourceFiguresNode::of, projects, first);
  }

  /** The rewards of each project in their order. */
  Uni<Map<UUID, List<RewardFiguresNode>>> rewards(List<UUID> projects) {
    return grouped(REWARDS, RewardFiguresNode::of, projects);
  }

  private <T> Uni<Map<UUID, List<T>>> grouped(
      String sql, Function<Row, T> mapping, List<UUID> projects, Object... more) {
    Object[] params = new Object[more.length + 1];
    params[0] = projects;
    System.arraycopy(more, 0, params, 1, more.length);
    return reads
        .list(sql, row -> new Of<>(row.uuid("project_id"), mapping.apply(row)), params)
        .map(
            found -> {
              Map<UUID, List<T>> byProject =
                  new HashMap<>(
                      found.stream()
                          .collect(
                              Collectors.groupingBy(
                                  Of::project,
                                  Collectors.mapping(Of::value, Collectors.toList()))));
              projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
              return byProject;
            });
  }
}
