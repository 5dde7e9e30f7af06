package org.crowdshelf.project.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.shared.node.NodeReader;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Single projects by id. */
@GraphQLApi
public class ProjectQueries {

  private final ProjectReads reads;

  ProjectQueries(ProjectReads reads) {
    this.reads = reads;
  }

  @Query
  @Description(
      "A project. NOT_FOUND where the id is malformed or unknown, or it is a draft that is not yours to see: all alike.")
  public Uni<ProjectNode> project(@NonNull @Id @Description("Id of a project") String id) {
    return Uni.createFrom()
        .item(Ids.require(IdType.PROJECT, id))
        .flatMap(reads::project)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  /** node(id) for projects. */
  @ApplicationScoped
  static class ById implements NodeReader {

    private final ProjectReads reads;

    ById(ProjectReads reads) {
      this.reads = reads;
    }

    @Override
    public IdType type() {
      return IdType.PROJECT;
    }

    @Override
    public Uni<ProjectNode> read(UUID key) {
      return reads.project(key);
    }

    @Override
    public Uni<Map<UUID, Node>> readAll(List<UUID> keys) {
      return reads.projects(keys).map(HashMap::new);
    }
  }
}
