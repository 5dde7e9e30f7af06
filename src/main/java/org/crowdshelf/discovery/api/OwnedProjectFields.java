package org.crowdshelf.discovery.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.account.api.ViewerNode;
import org.crowdshelf.discovery.api.OwnedProjectReads.Owner;
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

/** Adds projects to Account and Organisation (the public ones) and to Viewer (all of its own). */
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
    return publicProjects(
        "Account.projects", Owner.FUNDRAISER, account.key(), first, after, context);
  }

  @NonNull
  @Description("The public projects that are or were run for it, the newest first.")
  public Uni<@NonNull ProjectConnection> projects(
      @Source OrganisationNode organisation,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this list") String after,
      Context context) {
    return publicProjects(
        "Organisation.projects", Owner.ORGANISATION, organisation.key(), first, after, context);
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

  private Uni<ProjectConnection> publicProjects(
      String field, Owner owner, UUID key, Integer first, String after, Context context) {
    String list = field + "/" + key;
    PageRequest request = PageRequest.of(cursors, list, first, after);
    String page = "%s(%s)".formatted(field, request);
    Supplier<Uni<Integer>> total =
        () ->
            Batches.load(
                context, field + ".totalCount", key, keys -> reads.publicTotals(owner, keys));
    return Batches.load(context, page, key, keys -> reads.publicPages(owner, keys, request))
        .map(fetched -> connection(fetched, request, list, total));
  }

  private ProjectConnection connection(
      List<ProjectNode> fetched, PageRequest request, String list, Supplier<Uni<Integer>> total) {
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
