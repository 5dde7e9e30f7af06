package org.crowdshelf.discovery.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.crowdshelf.discovery.api.StatisticsNode.CategoryActivity;
import org.crowdshelf.discovery.api.StatisticsNode.RegionActivity;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Statistics of projects. */
@GraphQLApi
public class StatisticsQueries {

  private final StatisticsSnapshots snapshots;

  StatisticsQueries(StatisticsSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Query
  @NonNull
  @Description(
      "How the projects that meet the filter fare, the same for everyone; all public projects without a filter. At most 60 seconds old: see asOf.")
  public Uni<@NonNull StatisticsNode> statistics(
      @Description("Which projects; left out: all") ProjectFilter filter) {
    return snapshots.of(ProjectFilter.conditions(filter));
  }

  @NonNull
  @Description(
      "Categories with at least one project, busiest first: most projects, then most money.")
  public Uni<@NonNull List<@NonNull CategoryActivity>> categoryActivity(
      @Source StatisticsNode statistics,
      @DefaultValue("5") @Description("1 to 100") Integer first) {
    return busiest(statistics.categories(), first);
  }

  @NonNull
  @Description(
      "Provinces with at least one project, busiest first: most projects, then most money. Projects without a region are not among them.")
  public Uni<@NonNull List<@NonNull RegionActivity>> regionActivity(
      @Source StatisticsNode statistics,
      @DefaultValue("10") @Description("1 to 100") Integer first) {
    return busiest(statistics.regions(), first);
  }

  private static <T> Uni<List<T>> busiest(List<T> all, Integer first) {
    int most = PageRequest.size(first);
    return Uni.createFrom().item(all.size() > most ? all.subList(0, most) : all);
  }
}
