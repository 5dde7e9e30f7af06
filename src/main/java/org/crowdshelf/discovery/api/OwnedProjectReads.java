package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
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
      "select count(*) as total from projects q where q.fundraiser_id = $1"
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
    Uni<List<ProjectNode>> page;
    if (request.after() == null) {
      page = reads.list(owner.firstPages, ProjectNode::of, owners, request.fetch());
    } else {
      TimePlace place = TimePlace.parse(request.after());
      page =
          reads.list(
              owner.nextPages, ProjectNode::of, owners, place.at(), place.key(), request.fetch());
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
        .list(owner.totals, row -> Map.entry(row.uuid("owner"), row.integer("total")), owners)
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
    List<UUID> owner = List.of(account);
    if (request.after() == null) {
      return reads.list(OWN_FIRST_PAGE, ProjectNode::of, owner, states, request.fetch());
    }
    TimePlace place = TimePlace.parse(request.after());
    return reads.list(
        OWN_NEXT_PAGE, ProjectNode::of, owner, states, place.at(), place.key(), request.fetch());
  }

  /** The number of an account's own projects. */
  Uni<Integer> ownTotal(UUID account, List<ProjectState> states) {
    return reads.one(OWN_TOTAL, row -> row.integer("total"), account, states);
  }
}
