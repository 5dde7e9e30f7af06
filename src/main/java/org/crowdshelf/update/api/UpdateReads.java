package org.crowdshelf.update.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;

/** Reads updates. A body for backers is read only for accounts that may see it. */
@ApplicationScoped
public class UpdateReads {

  // $1 is the current account, $2 whether it is a reviewer. Backers of a failed or canceled project
  // may still read after their refund.
  private static final String READABLE =
      """
      (u.audience = 'PUBLIC' or $2 or p.fundraiser_id = $1 or u.author_id = $1
         or exists (select 1 from memberships m
                     where m.organisation_id = p.organisation_id and m.account_id = $1)
         or exists (select 1 from pledges g
                     where g.project_id = p.id and g.account_id = $1
                       and (g.state in ('PAID', 'COLLECTED')
                            or (g.state in ('REFUNDING', 'REFUNDED') and p.state in ('FAILED', 'CANCELED')))))
      """;

  private static final String COLUMNS =
      "u.id, u.project_id, u.number, u.kind, u.audience, u.title, u.published_at, u.edited_at, u.removed_at,"
          + " u.removal_reason, not readable and u.removed_at is null as locked,"
          + " case when readable and u.removed_at is null then u.body end as body,"
          + " case when readable then u.media::text else '[]' end as media, "
          + AccountNode.columns("author");

  private static final String AUDIENCE =
      " join projects p on p.id = u.project_id cross join lateral (select coalesce("
          + READABLE
          // The offset keeps PostgreSQL from evaluating the subquery once for each column.
          + ", false) as readable offset 0) reading ";

  private static final String READING =
      " join accounts author on author.id = u.author_id" + AUDIENCE;

  private static final String REVISIONS =
      "select v.update_id, v.title, v.replaced_at, case when readable then v.body end as body,"
          + " case when readable then v.media::text else '[]' end as media"
          + " from update_revisions v join updates u on u.id = v.update_id "
          + AUDIENCE
          + " where v.update_id = any($3) order by v.update_id, v.number desc";

  private static final String FIRST_PAGES = pages("", 4);

  private static final String NEXT_PAGES = pages(" and number < $4", 5);

  private static final String BY_ID =
      "select "
          + COLUMNS
          + " from updates u "
          + READING
          + " where u.id = any($3) and p.launched_at is not null";

  private static final String TOTALS = "select id, update_count from projects where id = any($1)";

  private final Reads reads;
  private final CurrentAccount currentAccount;

  UpdateReads(Reads reads, CurrentAccount currentAccount) {
    this.reads = reads;
    this.currentAccount = currentAccount;
  }

  private static String pages(String after, int limit) {
    return "select "
        + COLUMNS
        + " from unnest($3::uuid[]) as wanted (project_id) cross join lateral ("
        + "select * from updates where project_id = wanted.project_id"
        + after
        + " order by number desc limit $"
        + limit
        + ") u "
        + READING
        + " order by u.project_id, u.number desc";
  }

  /** An update; null if it does not exist. */
  Uni<UpdateNode> update(UUID key) {
    return updates(List.of(key)).map(found -> found.get(key));
  }

  /** Those of these updates that exist, by key. */
  public Uni<Map<UUID, UpdateNode>> updates(List<UUID> keys) {
    return reads
        .list(
            BY_ID,
            UpdateNode::of,
            currentAccount.accountOrNull(),
            currentAccount.is(Role.REVIEWER),
            keys)
        .map(found -> found.stream().collect(Collectors.toMap(UpdateNode::key, u -> u)));
  }

  /** The page of each project, with one update more than requested, the newest first. */
  Uni<Map<UUID, List<UpdateNode>>> pages(List<UUID> projects, PageRequest request) {
    return page(projects, request)
        .map(
            found -> {
              Map<UUID, List<UpdateNode>> byProject =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(UpdateNode::projectKey)));
              projects.forEach(project -> byProject.putIfAbsent(project, List.of()));
              return byProject;
            });
  }

  private Uni<List<UpdateNode>> page(List<UUID> projects, PageRequest request) {
    UUID account = currentAccount.accountOrNull();
    boolean reviewer = currentAccount.is(Role.REVIEWER);
    if (request.after() == null) {
      return reads.list(FIRST_PAGES, UpdateNode::of, account, reviewer, projects, request.fetch());
    }
    int number = Integer.parseInt(request.after());
    return reads.list(
        NEXT_PAGES, UpdateNode::of, account, reviewer, projects, number, request.fetch());
  }

  /** The earlier texts of each update, the latest first. */
  Uni<Map<UUID, List<UpdateRevisionNode>>> revisions(List<UUID> updates) {
    return reads
        .list(
            REVISIONS,
            UpdateRevisionNode::of,
            currentAccount.accountOrNull(),
            currentAccount.is(Role.REVIEWER),
            updates)
        .map(
            found -> {
              Map<UUID, List<UpdateRevisionNode>> byUpdate =
                  new HashMap<>(
                      found.stream().collect(Collectors.groupingBy(UpdateRevisionNode::updateKey)));
              updates.forEach(update -> byUpdate.putIfAbsent(update, List.of()));
              return byUpdate;
            });
  }

  /** Counts the updates that each project published. */
  Uni<Map<UUID, Integer>> totals(List<UUID> projects) {
    return reads
        .list(TOTALS, row -> Map.entry(row.uuid("id"), row.integer("update_count")), projects)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
