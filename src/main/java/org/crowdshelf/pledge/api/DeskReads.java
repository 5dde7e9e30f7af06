package org.crowdshelf.pledge.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads a project's pledges for its own people; every page costs the same. */
@ApplicationScoped
class DeskReads {

  // An anonymous pledge joins no account; one in an organisation's name joins only that.
  private static final String NAMES =
      """
       left join accounts n on n.id = g.account_id and not g.anonymous and g.organisation_id is null
       left join organisations m on m.id = g.organisation_id
      """;

  // $3 rewards, $4 states.
  private static final String CHOSEN =
      " where g.project_id = p.id and ($3::uuid[] is null or g.reward_id = any($3)) and ($4::text[] is null or g.state = any($4))";

  // $9 patterns.
  private static final String WITH_WORDS =
      " and lower(concat_ws(' ', n.name, m.name, g.message)) like all($9::text[])";

  static final String PAGES = pages("", CHOSEN);

  private static final String PAGES_WITH_WORDS = pages(NAMES, CHOSEN + WITH_WORDS);

  private static final String VIEWERS =
      "select "
          + PledgeNode.COLUMNS
          + """

             from unnest($1::uuid[]) as wanted (project_id)
             join projects p on p.id = wanted.project_id
            cross join lateral (
                    select * from pledges where account_id = $2 and project_id = p.id
                     order by created_at desc, id desc limit $3) g
            order by g.project_id, g.created_at desc, g.id desc""";

  private static final int MOST_OF_VIEWER = 100;

  private static final TimePlace NEWEST =
      new TimePlace(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  /**
   * The pledges of a project.
   *
   * @param total 0 where it was not asked for
   */
  record Found(List<ProjectPledgeNode> pledges, Integer total) {}

  private record Line(UUID project, Integer total, ProjectPledgeNode pledge) {
    static Line of(Row row, Language language) {
      return new Line(
          row.uuid("of_project"),
          row.integerOrNull("total"),
          row.uuid("id") == null ? null : ProjectPledgeNode.of(row, language));
    }
  }

  private final Reads reads;

  DeskReads(Reads reads) {
    this.reads = reads;
  }

  // $1 projects, $2 who asks, $5 whether to count, $6 and $7 the place, $8 how many. With $5
  // among the conditions nothing is read for a count that is not wanted.
  private static String pages(String names, String chosen) {
    return "select p.id as of_project, p.currency, t.total, d.*, "
        + AccountNode.columns("a")
        + ", "
        + OrganisationNode.columns("o")
        + " from projects p cross join lateral (select count(*) as total from pledges g "
        + names
        + chosen
        + " and $5::boolean) t left join lateral (select "
        + ProjectPledgeNode.COLUMNS
        + " from pledges g "
        + names
        + chosen
        + """
           and (g.created_at, g.id) < ($6, $7) order by g.created_at desc, g.id desc limit $8) d on true
           left join accounts a on a.id = d.account_id and not d.anonymous and d.organisation_id is null
           left join organisations o on o.id = d.organisation_id
          where p.id = any($1) and\s"""
        + OwnPeople.include("$2")
        + " order by p.id, d.created_at desc, d.id desc";
  }

  /**
   * The page of each project, with one pledge more than requested, and its total; a project that is
   * not the reader's own is left out.
   */
  Uni<Map<UUID, Found>> pages(
      List<UUID> projects,
      UUID reader,
      PledgeConditions filter,
      boolean count,
      PageRequest request,
      Language language) {
    TimePlace place = request.after() == null ? NEWEST : TimePlace.parse(request.after());
    Object[] params = {
      projects,
      reader,
      filter.rewards(),
      filter.states(),
      count,
      place.at(),
      place.key(),
      request.fetch(),
      filter.words()
    };
    return (filter.words() == null
            ? reads.list(PAGES, row -> Line.of(row, language), without(params))
            : reads.list(PAGES_WITH_WORDS, row -> Line.of(row, language), params))
        .map(DeskReads::byProject);
  }

  private static Object[] without(Object[] params) {
    return Arrays.copyOf(params, params.length - 1);
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
                        its.stream().map(Line::pledge).filter(Objects::nonNull).toList(),
                        its.get(0).total())));
    return found;
  }

  /** An account's own pledges to each of these projects, the newest first. */
  Uni<Map<UUID, List<PledgeNode>>> viewers(List<UUID> projects, UUID account) {
    return reads
        .list(VIEWERS, PledgeNode::of, projects, account, MOST_OF_VIEWER)
        .map(
            found -> {
              Map<UUID, List<PledgeNode>> byProject =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(PledgeNode::projectKey)));
              projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
              return byProject;
            });
  }
}
