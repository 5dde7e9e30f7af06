package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.crowdshelf.project.api.ProjectConnection;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.KeyPlace;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The public lists of projects. */
@GraphQLApi
public class DiscoveryQueries {

  private final Reads reads;
  private final Cursors cursors;

  DiscoveryQueries(Reads reads, Cursors cursors) {
    this.reads = reads;
    this.cursors = cursors;
  }

  @Query
  @NonNull
  @Description("Projects that are or were live, for everyone alike.")
  public Uni<@NonNull ProjectConnection> projects(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of a list in the same order; under RELEVANCE also for the same text")
          String after,
      ProjectFilter filter,
      @DefaultValue("NEWEST") ProjectOrder orderBy) {
    ProjectOrder order = order(orderBy, filter);
    String list = list(order, filter);
    PageRequest request = PageRequest.of(cursors, list, first, after);
    ProjectSearch search = ProjectSearch.of(filter);
    // A row's place is its order's key as the database wrote it; the node does not carry it.
    Map<UUID, String> orderKeys = new HashMap<>();
    return firstFound(
            search.pages(order, request),
            search.params(),
            row -> {
              ProjectNode node = ProjectNode.of(row);
              orderKeys.put(node.key(), row.getString("order_key"));
              return node;
            })
        .map(
            fetched ->
                ProjectConnection.of(
                    Page.of(
                        fetched,
                        request,
                        cursors,
                        list,
                        node -> new KeyPlace(orderKeys.get(node.key()), node.key()).toString()),
                    () -> total(ProjectSearch.of(filter), order)));
  }

  private <T> Uni<List<T>> firstFound(
      List<String> statements, Tuple params, Function<Row, T> mapping) {
    Uni<List<T>> found = reads.list(statements.get(0), params, mapping);
    if (statements.size() == 1) {
      return found;
    }
    List<String> others = statements.subList(1, statements.size());
    return found.flatMap(
        rows -> rows.isEmpty() ? firstFound(others, params, mapping) : Uni.createFrom().item(rows));
  }

  private static ProjectOrder order(ProjectOrder wanted, ProjectFilter filter) {
    boolean text = filter != null && SearchText.of(filter.text()).isPresent();
    boolean newest = wanted == null || wanted == ProjectOrder.RELEVANCE && !text;
    return newest ? ProjectOrder.NEWEST : wanted;
  }

  // How well a project matches is said of one text alone: a cursor of another one has no place.
  private static String list(ProjectOrder order, ProjectFilter filter) {
    String list = "projects/" + order;
    return order == ProjectOrder.RELEVANCE ? list + "/place/" + filter.text() : list;
  }

  private Uni<Integer> total(ProjectSearch search, ProjectOrder order) {
    return reads.one(search.total(order), search.params(), row -> row.getInteger(0));
  }
}
