package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads the public lists of backers, the newest first; every page costs the same. */
@ApplicationScoped
class BackerReads {

  private static final String SHOWN = "g.state in ('PAID', 'COLLECTED')";

  // Of an anonymous pledge the list shows only the day, in China's time, and orders the pledges of
  // one day by a hash: an id contains the time at which it was made. The index pledges_listed has
  // the same expressions.
  private static final String LISTED_AT =
      "(case when g.anonymous then date_trunc('day', g.paid_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'"
          + " else g.paid_at end)";

  private static final String LISTED_KEY =
      "(case when g.anonymous then md5(g.id::text)::uuid else g.id end)";

  // An anonymous pledge joins no account; one in an organisation's name joins only that.
  private static final String JOINS =
      """
       left join accounts a
              on a.id = b.account_id and not b.anonymous and b.organisation_id is null
       left join organisations o on o.id = b.organisation_id and not b.anonymous
           order by b.project_id, b.listed_at desc, b.listed_key desc""";

  private static final String FIRST_PAGES = pages("", 2);

  private static final String NEXT_PAGES =
      pages(" and (" + LISTED_AT + ", " + LISTED_KEY + ") < ($2, $3)", 4);

  private static final String TOTALS =
      "select g.project_id, count(*) as total from pledges g where g.project_id = any($1) and "
          + SHOWN
          + " group by g.project_id";

  private final Reads reads;

  BackerReads(Reads reads) {
    this.reads = reads;
  }

  private static String pages(String after, int limit) {
    return "select b.*, p.currency, "
        + AccountNode.columns("a")
        + ", "
        + OrganisationNode.columns("o")
        + """

            from unnest($1::uuid[]) as wanted (project_id)
            join projects p on p.id = wanted.project_id
           cross join lateral (
                   select g.project_id, g.account_id, g.organisation_id, g.anonymous, g.amount_minor, g.message,
          """
        + LISTED_AT
        + " as listed_at, "
        + LISTED_KEY
        + " as listed_key from pledges g where g.project_id = wanted.project_id and "
        + SHOWN
        + after
        + " order by "
        + LISTED_AT
        + " desc, "
        + LISTED_KEY
        + " desc limit $"
        + limit
        + ") b "
        + JOINS;
  }

  /** The page of each project, with one backer more than requested. */
  Uni<Map<UUID, List<BackerNode>>> pages(
      List<UUID> projects, PageRequest request, Language language) {
    return page(projects, request, row -> BackerNode.of(row, language))
        .map(
            found -> {
              Map<UUID, List<BackerNode>> byProject =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(BackerNode::projectKey)));
              projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
              return byProject;
            });
  }

  private Uni<List<BackerNode>> page(
      List<UUID> projects, PageRequest request, Function<Row, BackerNode> mapping) {
    if (request.after() == null) {
      return reads.list(FIRST_PAGES, mapping, projects, request.fetch());
    }
    TimePlace place = TimePlace.parse(request.after());
    return reads.list(NEXT_PAGES, mapping, projects, place.at(), place.key(), request.fetch());
  }

  /** Counts the paid pledges of each project. */
  Uni<Map<UUID, Integer>> totals(List<UUID> projects) {
    return reads
        .list(TOTALS, row -> Map.entry(row.uuid("project_id"), row.integer("total")), projects)
        .map(
            found -> {
              Map<UUID, Integer> totals = new HashMap<>();
              projects.forEach(project -> totals.put(project, 0));
              found.forEach(entry -> totals.put(entry.getKey(), entry.getValue()));
              return totals;
            });
  }
}
