package org.crowdshelf.spending.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.spending.SpendingState;

/**
 * Reads pages of spendings: those of projects, the latest first, and those that wait for a
 * reviewer, the oldest first. A key tells the order in which spendings were declared.
 */
@ApplicationScoped
class SpendingPages {

  private static final UUID LEAST = new UUID(0, 0);
  private static final UUID GREATEST = new UUID(-1, -1);

  // $1 projects, $2 the place, $3 how many, $4 whether to count, $5 a budget line or null, $6
  // states.
  static final String OF_PROJECTS =
      "select wanted.id as of_project, t.total, d.* from unnest($1::uuid[]) as wanted (id)"
          + " cross join lateral (select count(*)::int as total from spendings s where $4::boolean and "
          + wanted()
          + ") t left join lateral (select "
          + SpendingNode.COLUMNS
          + " from spendings s "
          + SpendingNode.JOINS
          + " where s.id < $2 and "
          + wanted()
          + " order by s.id desc limit $3) d on true order by wanted.id, d.id desc";

  // $1 is the reviewer.
  private static final String WAITING =
      " from spendings s "
          + SpendingNode.JOINS
          + " where s.state = 'DECLARED' and not "
          + OwnPeople.include("$1");

  static final String QUEUE =
      "select " + SpendingNode.COLUMNS + WAITING + " and s.id > $2 order by s.id limit $3";

  private static final String COUNT = "select count(*)::int as total" + WAITING;

  /** A filter of a project's spendings. */
  record Filter(UUID budgetLine, List<SpendingState> states) {

    static Filter of(UUID budgetLine, List<SpendingState> states) {
      return new Filter(
          budgetLine,
          states == null
              ? List.of(SpendingState.values())
              : Arrays.stream(SpendingState.values()).filter(states::contains).toList());
    }
  }

  /** A project's page with one spending more than requested; the total is 0 where not asked for. */
  record Found(List<SpendingNode> spendings, Integer total) {}

  private record Line(UUID project, Integer total, SpendingNode spending) {
    static Line of(Row row) {
      return new Line(
          row.uuid("of_project"),
          row.integerOrNull("total"),
          row.uuid("id") == null ? null : SpendingNode.of(row));
    }
  }

  private final Reads reads;

  SpendingPages(Reads reads) {
    this.reads = reads;
  }

  private static String wanted() {
    return "s.project_id = wanted.id and ($5::uuid is null or s.budget_line_id = $5) and s.state = any($6::text[])";
  }

  /** The page of each project, the latest first. */
  Uni<Map<UUID, Found>> ofProjects(
      List<UUID> projects, Filter filter, boolean count, PageRequest request) {
    return reads
        .list(
            OF_PROJECTS,
            Line::of,
            projects,
            request.after() == null ? GREATEST : UUID.fromString(request.after()),
            request.fetch(),
            count,
            filter.budgetLine(),
            filter.states())
        .map(SpendingPages::byProject);
  }

  private static Map<UUID, Found> byProject(List<Line> lines) {
    Map<UUID, Found> found = new HashMap<>();
    lines.stream()
        .collect(Collectors.groupingBy(Line::project))
        .forEach(
            (project, of) ->
                found.put(
                    project,
                    new Found(
                        of.stream().map(Line::spending).filter(Objects::nonNull).toList(),
                        of.get(0).total())));
    return found;
  }

  /** A page of what waits for a reviewer, with one spending more than requested. */
  Uni<List<SpendingNode>> queue(UUID reviewer, PageRequest request) {
    return reads.list(
        QUEUE,
        SpendingNode::of,
        reviewer,
        request.after() == null ? LEAST : UUID.fromString(request.after()),
        request.fetch());
  }

  /** Counts what waits for a reviewer. */
  Uni<Integer> waiting(UUID reviewer) {
    return reads.one(COUNT, row -> row.integer("total"), reviewer);
  }
}
