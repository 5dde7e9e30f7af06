package org.crowdshelf.fulfilment.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.fulfilment.FulfilmentState;
import org.crowdshelf.partner.ShippingSponsors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.paging.PageRequest;

/**
 * Reads what a project has to send for its own people, and for sponsors that send their rewards. A
 * page reads as many rows as it shows; with a filter as many for each reward and state that it
 * names, each by the index of its order. Totals are read from the counts, so nothing is counted.
 */
@ApplicationScoped
class FulfilmentPages {

  private static final UUID BEGINNING = new UUID(0, 0);

  // $1 projects, $2 who asks, $3 the place, $4 how many, $5 China's date, $6 whether to count.
  static final String ALL =
      pages(
          "",
          """
          select * from fulfilments f
           where f.project_id = p.id and f.called_off_at is null and f.pledge_id > $3
           order by f.pledge_id limit $4""");

  // $7 states, $8 rewards or null, $9 whether only late ones.
  private static final String CHOSEN =
      """
       where wanted.project_id = p.id and ($8::uuid[] is null or wanted.id = any($8))
         and (not $9::boolean or coalesce(wanted.promised_delivery, wanted.estimated_delivery) < $5::date)""";

  static final String CHOSEN_ONES =
      pages(
          """
           join rewards wanted on wanted.id = c.reward_id
          """
              + CHOSEN
              + " and c.state = any($7::text[]) and (not $9 or c.state <> 'RECEIVED')",
          """
          select one.* from rewards wanted cross join unnest($7::text[]) as of_state (name)
           cross join lateral (
                 select * from fulfilments f
                  where f.reward_id = wanted.id and f.state = of_state.name and f.called_off_at is null
                    and f.pledge_id > $3
                  order by f.pledge_id limit $4) one
          """
              + CHOSEN
              + " and (not $9 or of_state.name <> 'RECEIVED') order by one.pledge_id limit $4");

  // Those that a sponsor's member sends, with the same parameters as CHOSEN_ONES; they are counted
  // one by one, because the counts know no sponsors.
  private static final String SPONSORS =
      sponsors(
          """
           from fulfilments f join pledges g on g.id = f.pledge_id join rewards r on r.id = f.reward_id
          where f.project_id = p.id and f.called_off_at is null and f.state = any($7::text[])
            and ($8::uuid[] is null or f.reward_id = any($8))
            and (not $9::boolean or f.state <> 'RECEIVED'
                 and coalesce(r.promised_delivery, r.estimated_delivery) < $5::date) and\s"""
              + ShippingSponsors.include("$2"));

  /**
   * A project's page.
   *
   * @param total 0 where it was not asked for
   */
  record Found(List<FulfilmentNode> fulfilments, Integer total) {}

  private record Line(UUID project, Integer total, FulfilmentNode fulfilment) {
    static Line of(Row row) {
      return new Line(
          row.uuid("of_project"),
          row.integerOrNull("total"),
          row.uuid("pledge_id") == null ? null : FulfilmentNode.of(row));
    }
  }

  private final Reads reads;
  private final Clock clock;

  FulfilmentPages(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  private static String pages(String counted, String page) {
    return "select p.id as of_project, t.total, d.* from projects p cross join lateral ("
        + "select coalesce(sum(c.total), 0)::int as total from fulfilment_counts c"
        + (counted.isEmpty() ? " where" : counted + " and")
        + " c.project_id = p.id and $6::boolean) t left join lateral (select "
        + FulfilmentNode.COLUMNS
        + FulfilmentNode.late("$5")
        + " from ("
        + page
        + ") f"
        + FulfilmentNode.JOINS
        + ") d on true where p.id = any($1) and "
        + OwnPeople.include("$2")
        + " order by p.id, d.pledge_id";
  }

  private static String sponsors(String sent) {
    return "select p.id as of_project, t.total, d.* from projects p cross join lateral (select count(*)::int as total"
        + sent
        + " and $6::boolean) t left join lateral (select "
        + FulfilmentNode.COLUMNS
        + FulfilmentNode.late("$5")
        + " from (select f.*"
        + sent
        + " and f.pledge_id > $3 order by f.pledge_id limit $4) f"
        + FulfilmentNode.JOINS
        + ") d on true where p.id = any($1) and "
        + ShippingSponsors.ofProject("$2")
        + " order by p.id, d.pledge_id";
  }

  /**
   * The page of each project, with one entry more than requested, and its total: of the reader's
   * own all, else those that the reader sends as a member of a sponsor. Any other project is left
   * out.
   */
  Uni<Map<UUID, Found>> pages(
      List<UUID> projects,
      UUID reader,
      FulfilmentFilter.Conditions filter,
      boolean count,
      PageRequest request) {
    return ownPages(projects, reader, filter, count, request)
        .flatMap(
            found -> {
              List<UUID> others = projects.stream().filter(key -> !found.containsKey(key)).toList();
              return others.isEmpty()
                  ? Uni.createFrom().item(found)
                  : chosen(SPONSORS, others, reader, filter, count, request)
                      .invoke(found::putAll)
                      .replaceWith(found);
            });
  }

  private Uni<Map<UUID, Found>> ownPages(
      List<UUID> projects,
      UUID reader,
      FulfilmentFilter.Conditions filter,
      boolean count,
      PageRequest request) {
    return filter.equals(FulfilmentFilter.Conditions.NONE)
        ? reads
            .list(
                ALL,
                Line::of,
                projects,
                reader,
                after(request),
                request.fetch(),
                FulfilmentReads.today(clock),
                count)
            .map(FulfilmentPages::byProject)
        : chosen(CHOSEN_ONES, projects, reader, filter, count, request);
  }

  private Uni<Map<UUID, Found>> chosen(
      String sql,
      List<UUID> projects,
      UUID reader,
      FulfilmentFilter.Conditions filter,
      boolean count,
      PageRequest request) {
    return reads
        .list(
            sql,
            Line::of,
            projects,
            reader,
            after(request),
            request.fetch(),
            FulfilmentReads.today(clock),
            count,
            filter.states().stream().map(FulfilmentState::name).toList(),
            filter.rewards(),
            filter.lateOnly())
        .map(FulfilmentPages::byProject);
  }

  private static UUID after(PageRequest request) {
    return request.after() == null ? BEGINNING : UUID.fromString(request.after());
  }

  private static Map<UUID, Found> byProject(List<Line> lines) {
    Map<UUID, Found> found = new HashMap<>();
    lines.stream()
        .collect(Collectors.groupingBy(Line::project))
        .forEach(
            (project, its) ->
                found.put(
                    project,
                    new Found(
                        its.stream().map(Line::fulfilment).filter(Objects::nonNull).toList(),
                        its.get(0).total())));
    return found;
  }
}
