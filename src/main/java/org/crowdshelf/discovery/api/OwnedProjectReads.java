package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** The projects of accounts, newest draft first. */
@ApplicationScoped
class OwnedProjectReads {

  private static final String PUBLIC = " and q.launched_at is not null";

  private static final String PUBLIC_FIRST_PAGES = pages(PUBLIC, 2);

  private static final String PUBLIC_NEXT_PAGES =
      pages(PUBLIC + " and (q.created_at, q.id) < ($2, $3)", 4);

  private static final String OWN_FIRST_PAGE =
      pages(" and ($2::text[] is null or q.state = any($2))", 3);

  private static final String OWN_NEXT_PAGE =
      pages(
          " and ($2::text[] is null or q.state = any($2)) and (q.created_at, q.id) < ($3, $4)", 5);

  private static final String PUBLIC_TOTALS =
      "select q.fundraiser_id, count(*) as total from projects q where q.fundraiser_id = any($1)"
          + PUBLIC
          + " group by q.fundraiser_id";

  private static final String OWN_TOTAL =
      "select count(*) from projects q where q.fundraiser_id = $1"
          + " and ($2::text[] is null or q.state = any($2))";

  private final Reads reads;

  OwnedProjectReads(Reads reads) {
    this.reads = reads;
  }

  private static String pages(String condition, int limit) {
    return "select "
        + ProjectNode.COLUMNS
        + " from unnest($1::uuid[]) as wanted (account_id) cross join lateral ("
        + "select q.* from projects q where q.fundraiser_id = wanted.account_id"
        + condition
        + " order by q.created_at desc, q.id desc limit $"
        + limit
        + ") p "
        + ProjectNode.JOINS
        + " order by p.fundraiser_id, p.created_at desc, p.id desc";
  }

  /** One more public project than asked for of each account. */
  Uni<Map<UUID, List<ProjectNode>>> publicPages(List<UUID> accounts, PageRequest request) {
    UUID[] keys = accounts.toArray(UUID[]::new);
    Uni<List<ProjectNode>> page;
    if (request.after() == null) {
      page = reads.list(PUBLIC_FIRST_PAGES, Tuple.of(keys, request.fetch()), ProjectNode::of);
    } else {
      TimePlace place = TimePlace.parse(request.after());
      Tuple params = Tuple.of(keys, place.atUtc(), place.key(), request.fetch());
      page = reads.list(PUBLIC_NEXT_PAGES, params, ProjectNode::of);
    }
    return page.map(
        found -> {
          Map<UUID, List<ProjectNode>> byAccount =
              new HashMap<>(
                  found.stream().collect(Collectors.groupingBy(p -> p.fundraiser().key())));
          accounts.forEach(account -> byAccount.putIfAbsent(account, List.of()));
          return byAccount;
        });
  }

  /** How many public projects each account has. */
  Uni<Map<UUID, Integer>> publicTotals(List<UUID> accounts) {
    return reads
        .list(
            PUBLIC_TOTALS,
            Tuple.of(accounts.toArray(UUID[]::new)),
            row -> Map.entry(row.getUUID("fundraiser_id"), row.getInteger("total")))
        .map(
            found -> {
              Map<UUID, Integer> totals = new HashMap<>();
              accounts.forEach(account -> totals.put(account, 0));
              found.forEach(entry -> totals.put(entry.getKey(), entry.getValue()));
              return totals;
            });
  }

  /** One more of an account's own projects than asked for, drafts included. */
  Uni<List<ProjectNode>> ownPage(UUID account, List<ProjectState> states, PageRequest request) {
    Tuple params = Tuple.of(new UUID[] {account}, names(states));
    if (request.after() == null) {
      return reads.list(OWN_FIRST_PAGE, params.addInteger(request.fetch()), ProjectNode::of);
    }
    TimePlace place = TimePlace.parse(request.after());
    params.addValue(place.atUtc()).addUUID(place.key()).addInteger(request.fetch());
    return reads.list(OWN_NEXT_PAGE, params, ProjectNode::of);
  }

  /** How many projects of their own an account has. */
  Uni<Integer> ownTotal(UUID account, List<ProjectState> states) {
    return reads.one(OWN_TOTAL, Tuple.of(account, names(states)), row -> row.getInteger(0));
  }

  private static String[] names(List<ProjectState> states) {
    return states == null ? null : states.stream().map(Enum::name).toArray(String[]::new);
  }
}
