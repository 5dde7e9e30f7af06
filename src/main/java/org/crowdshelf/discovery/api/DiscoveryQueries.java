package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.discovery.FindProjects;
import org.crowdshelf.discovery.FindProjects.Found;
import org.crowdshelf.discovery.ProjectConditions;
import org.crowdshelf.discovery.ProjectOrder;
import org.crowdshelf.project.api.ProjectConnection;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.paging.Cursors;
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

  private final FindProjects find;
  private final Cursors cursors;

  DiscoveryQueries(FindProjects find, Cursors cursors) {
    this.find = find;
    this.cursors = cursors;
  }

  @Query
  @NonNull
  @Description("Projects that are or were live, for everyone alike.")
  public Uni<@NonNull ProjectConnection> projects(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of a list in the same order; under RELEVANCE also for the same text")
          String after,
      @Description("Which projects; left out: all") ProjectFilter filter,
      @Description("In which order") @DefaultValue("NEWEST") ProjectOrder orderBy) {
    ProjectConditions conditions = ProjectFilter.conditions(filter);
    ProjectOrder order = order(orderBy, conditions);
    String list = list(order, conditions);
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return find.page(conditions, order, request)
        .map(found -> connection(found, request, list, conditions, order));
  }

  private ProjectConnection connection(
      List<Found> found,
      PageRequest request,
      String list,
      ProjectConditions conditions,
      ProjectOrder order) {
    Map<UUID, Found> byKey =
        found.stream().collect(Collectors.toMap(one -> one.project().key(), Function.identity()));
    Page<ProjectNode> page =
        Page.of(
            found.stream().map(Found::project).toList(),
            request,
            cursors,
            list,
            project -> byKey.get(project.key()).place());
    return ProjectConnection.of(page, () -> find.total(conditions, order));
  }

  private static ProjectOrder order(ProjectOrder requested, ProjectConditions conditions) {
    boolean newest =
        requested == null || requested == ProjectOrder.RELEVANCE && conditions.text() == null;
    return newest ? ProjectOrder.NEWEST : requested;
  }

  // Relevance depends on the text, so a cursor is good for one text alone.
  private static String list(ProjectOrder order, ProjectConditions conditions) {
    String list = "projects/" + order;
    return order == ProjectOrder.RELEVANCE ? list + "/place/" + conditions.text() : list;
  }
}
