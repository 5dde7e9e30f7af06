package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** {@code upcomingProjects}: approved projects that wait for their launch. */
@GraphQLApi
public class UpcomingProjectsQuery {

  private static final String LIST = "upcomingProjects";

  private static final String WAITING =
      " p.state = 'IN_REVIEW' and p.approved_at is not null and p.launch_at is not null ";

  private static final String PAGE =
      "select "
          + ProjectNode.COLUMNS
          + " from projects p "
          + ProjectNode.JOINS
          + " where"
          + WAITING
          + " and (p.launch_at, p.id) > ($1, $2) order by p.launch_at, p.id limit $3";

  private static final String COUNT =
      "select count(*)::int as total from projects p where" + WAITING;

  private static final TimePlace BEGINNING = new TimePlace(Instant.EPOCH, new UUID(0, 0));

  private final Reads reads;
  private final Cursors cursors;
  private final CurrentAccount currentAccount;

  UpcomingProjectsQuery(Reads reads, Cursors cursors, CurrentAccount currentAccount) {
    this.reads = reads;
    this.cursors = cursors;
    this.currentAccount = currentAccount;
  }

  @Query
  @NonNull
  @Description("For reviewers: approved projects that wait for their launch, the next first.")
  public Uni<@NonNull ProjectConnection> upcomingProjects(
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after) {
    currentAccount.account(Role.REVIEWER);
    PageRequest request = PageRequest.of(cursors, LIST, first, after);
    TimePlace place = request.after() == null ? BEGINNING : TimePlace.parse(request.after());
    return reads
        .list(PAGE, ProjectNode::of, place.at(), place.key(), request.fetch())
        .map(found -> Page.of(found, request, cursors, LIST, UpcomingProjectsQuery::place))
        .map(page -> ProjectConnection.of(page, this::count));
  }

  private Uni<Integer> count() {
    return reads.one(COUNT, row -> row.integer("total"));
  }

  private static String place(ProjectNode project) {
    return new TimePlace(project.launchAt(), project.key()).toString();
  }
}
