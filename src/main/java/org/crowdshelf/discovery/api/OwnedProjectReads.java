package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;

/** Reads the projects of accounts and organisations, the newest first. */
@ApplicationScoped
class OwnedProjectReads {

  private static final String PUBLIC = " and q.launched_at is not null";

  private static final String OWN_FIRST_PAGE =
      pages("fundraiser_id", " and ($2::text[] is null or q.state = any($2))", 3);

  private static final String OWN_NEXT_PAGE =
      pages(
          "fundraiser_id",
          " and ($2::text[] is null or q.state = any($2)) and (q.created_at, q.id) < ($3, $4)",
          5);

  private static final String OWN_TOTAL =
      "select count(*) from projects q where q.fundraiser_id = $1"
          + " and ($2::text[] is null or q.state = any($2))";

  /** The column that names the owner of a project. */
  enum Owner {
    FUNDRAISER("fundraiser_id", project -> project.fundraiser().key()),
    ORGANISATION("organisation_id", project -> project.onBehalfOf().key());

    private final Function<ProjectNode, UUID> key;
    private final String firstPages;
    private final String nextPages;
    private final String totals;

    Owner(String column, Function<ProjectNode, UUID> key) {
      this.key = key;
      this.firstPages = pages(column, PUBLIC, 2);
      this.nextPages = pages(column, PUBLIC + " and (q.created_at, q.id) < ($2, $3)", 4);
      this.totals =
          "select q.%1$s as owner, count(*)::int as total from projects q where q.%1$s = any($1)%2$s group by q.%1$s"
              .formatted(column, PUBLIC);
    }
  }

  private final Reads reads;

  OwnedProjectReads(Reads reads) {
    this.reads = reads;
  }

  private static String pages(String owner, String condition, int limit) {
    return "select "
        + ProjectNode.COLUMNS
        + " from unnest($1::uuid[]) as wanted (owner) cross join lateral (select q.* from projects q where q."
        + owner
        + " = wanted.owner"
        + condition
        + " order by q.created_at desc, q.id desc limit $"
        + limit
        + ") p "
        + ProjectNode.JOINS
        + " order by wanted.owner, p.created_at desc, p.id desc";
  }

  /** For each owner one public project more than requested, so that a next page is noticed. */
  Uni<Map<UUID, List<ProjectNode>>> publicPages(
      Owner owner, List<UUID> owners, PageRequest request) {
    UUID[] keys = owners.toArray(UUID[]::new);
    Uni<List<ProjectNode>> page;
    if (request.after() == null) {
      page = reads.list(owner.firstPages, Tuple.of(keys, request.fetch()), ProjectNode::of);
    } else {
      TimePlace place = TimePlace.parse(request.after());
      Tuple params = Tuple.of(keys, place.atUtc(), place.key(), request.fetch());
      page = reads.list(owner.nextPages, params, ProjectNode::of);
    }
    return page.map(
        found -> {
          Map<UUID, List<ProjectNode>> byOwner =
              new HashMap<>(found.stream().collect(Collectors.groupingBy(owner.key)));
          owners.forEach(key -> byOwner.putIfAbsent(key, List.of()));
          return byOwner;
        });
  }

  /** The number of public projects of each owner. */
  Uni<Map<UUID, Integer>> publicTotals(Owner owner, List<UUID> owners) {
    return reads
        .list(
            owner.totals,
            Tuple.of(owners.toArray(UUID[]::new)),
            row -> Map.entry(row.getUUID("owner"), row.getInteger("total")))
        .map(
            found -> {
              Map<UUID, Integer> totals = new HashMap<>();
              owners.forEach(key -> totals.put(key, 0));
              found.forEach(entry -> totals.put(entry.getKey(), entry.getValue()));
              return totals;
            });
  }

  /** One project more than requested of an account's own, drafts included. */
  Uni<List<ProjectNode>> ownPage(UUID account, List<ProjectState> states, PageRequest request) {
    Tuple params = Tuple.of(new UUID[] {account}, names(states));
    if (request.after() == null) {
      return reads.list(OWN_FIRST_PAGE, params.addInteger(request.fetch()), ProjectNode::of);
    }
    TimePlace place = TimePlace.parse(request.after());
    params.addValue(place.atUtc()).addUUID(place.key()).addInteger(request.fetch());
    return reads.list(OWN_NEXT_PAGE, params, ProjectNode::of);
  }

  /** The number of an account's own projects. */
  Uni<Integer> ownTotal(UUID account, List<ProjectState> states) {
    return reads.one(OWN_TOTAL, Tuple.of(account, names(states)), row -> row.getInteger(0));
  }

  private static String[] names(List<ProjectState> states) {
    return states == null ? null : states.stream().map(Enum::name).toArray(String[]::new);
  }
}
