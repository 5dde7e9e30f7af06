package org.crowdshelf.discovery.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.api.ProjectConnection;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Whose projects: what Account shows everyone, and Viewer its owner. */
@GraphQLApi
public class OwnedProjectFields {

  private final OwnedProjectReads reads;
  private final Cursors cursors;

  OwnedProjectFields(OwnedProjectReads reads, Cursors cursors) {
    this.reads = reads;
    this.cursors = cursors;
  }

  @NonNull
  @Description("The projects that they raise or raised money for in public, the newest first.")
  public Uni<@NonNull ProjectConnection> projects(
      @Source AccountNode account,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      Context context) {
    String list = "Account.projects/" + account.key();
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return Batches.load(
            context,
            "Account.projects(%s)".formatted(request),
            account.key(),
            keys -> reads.publicPages(keys, request))
        .map(
            fetched ->
                connection(
                    fetched,
                    request,
                    list,
                    () ->
                        Batches.load(
                            context,
                            "Account.projects.totalCount",
                            account.key(),
                            reads::publicTotals)));
  }

  @NonNull
  @Description("One's own projects in any state, the newest first.")
  public Uni<@NonNull ProjectConnection> projects(
      @Source ViewerNode viewer,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      @Description("Any of these; all where left out") List<@NonNull ProjectState> states) {
    UUID account = viewer.account().key();
    String list = "Viewer.projects/" + account;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return reads
        .ownPage(account, states, request)
        .map(fetched -> connection(fetched, request, list, () -> reads.ownTotal(account, states)));
  }

  private ProjectConnection connection(
      List<ProjectNode> fetched,
      PageRequest request,
      String list,
      java.util.function.Supplier<Uni<Integer>> total) {
    return ProjectConnection.of(
        Page.of(
            fetched,
            request,
            cursors,
            list,
            project -> new TimePlace(project.createdAt(), project.key()).toString()),
        total);
  }
}
