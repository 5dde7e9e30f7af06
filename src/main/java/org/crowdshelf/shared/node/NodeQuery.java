package org.crowdshelf.shared.node;

import io.smallrye.mutiny.Uni;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Finds an object by its id. */
@GraphQLApi
public class NodeQuery {

  private final Nodes nodes;

  NodeQuery(Nodes nodes) {
    this.nodes = nodes;
  }

  @Query
  @Description(
      "Anything by its id. NOT_FOUND where the id is malformed or unknown, or the thing is not yours to see: all alike.")
  public Uni<Node> node(@NonNull @Id @Description("Id of anything that has one") String id) {
    return Ids.decode(id)
        .map(typed -> nodes.read(typed.type(), typed.key()))
        .orElseGet(() -> Uni.createFrom().nullItem())
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }
}
