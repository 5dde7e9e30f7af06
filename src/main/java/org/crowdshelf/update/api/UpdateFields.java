package org.crowdshelf.update.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.project.api.ProjectNode;
import org.crowdshelf.project.api.ProjectReads;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.node.NodeReader;
import org.crowdshelf.shared.paging.Cursors;
import org.crowdshelf.shared.paging.Page;
import org.crowdshelf.shared.paging.PageRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields that updates add to Project, and fields of Update that take a statement of their own. */
@GraphQLApi
public class UpdateFields {

  private final UpdateReads reads;
  private final ProjectReads projects;
  private final Cursors cursors;

  UpdateFields(UpdateReads reads, ProjectReads projects, Cursors cursors) {
    this.reads = reads;
    this.projects = projects;
    this.cursors = cursors;
  }

  @NonNull
  @Description("The project's updates, the newest first.")
  public Uni<@NonNull UpdateConnection> updates(
      @Source ProjectNode project,
      @DefaultValue("20") @Description("1 to 100") Integer first,
      @Description("A cursor of this project's list") String after,
      Context context) {
    String list = "Project.updates/" + project.key();
    PageRequest request = PageRequest.of(cursors, list, first, after);
    return Batches.load(
            context,
            "Project.updates(%s)".formatted(request),
            project.key(),
            keys -> reads.pages(keys, request))
        .map(
            fetched ->
                UpdateConnection.of(
                    project.key(),
                    Page.of(fetched, request, cursors, list, u -> Integer.toString(u.number()))));
  }

  @NonNull
  @Description("How many updates there are; counted only if selected.")
  public Uni<@NonNull Integer> totalCount(@Source UpdateConnection connection, Context context) {
    return Batches.load(
        context, "UpdateConnection.totalCount", connection.projectKey(), reads::totals);
  }

  @NonNull
  @Description("The project that published it")
  public Uni<@NonNull ProjectNode> project(@Source UpdateNode update, Context context) {
    return Batches.load(context, "Update.project", update.projectKey(), projects::projects);
  }

  @NonNull
  @Description("Its earlier texts, the latest first: those that were public for at least an hour.")
  public Uni<@NonNull List<@NonNull UpdateRevisionNode>> revisions(
      @Source UpdateNode update, Context context) {
    return update.editedAt() == null
        ? Uni.createFrom().item(List.of())
        : Batches.load(context, "Update.revisions", update.key(), reads::revisions);
  }

  /** node(id) for updates. */
  @ApplicationScoped
  static class ById implements NodeReader {

    private final UpdateReads reads;

    ById(UpdateReads reads) {
      this.reads = reads;
    }

    @Override
    public IdType type() {
      return IdType.UPDATE;
    }

    @Override
    public Uni<UpdateNode> read(UUID key) {
      return reads.update(key);
    }

    @Override
    public Uni<Map<UUID, Node>> readAll(List<UUID> keys) {
      return reads.updates(keys).map(HashMap::new);
    }
  }
}
