package org.crowdshelf.shared.node;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import java.util.List;
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

  private final List<NodeReader> readers;

  NodeQuery(@All List<NodeReader> readers) {
    this.readers = readers;
  }

  @Query
  @Description(
      "Anything by its id. NOT_FOUND where the id is malformed or unknown, or the thing is not yours to see: all alike.")
  public Uni<Node> node(@NonNull @Id @Description("Id of anything that has one") String id) {
    return Ids.decode(id)
        .flatMap(
            typed ->
                readers.stream()
                    .filter(reader -> reader.type() == typed.type())
                    .findFirst()
                    .map(reader -> reader.read(typed.key())))
        .<Uni<Node>>map(found -> found.map(node -> node))
        .orElseGet(() -> Uni.createFrom().nullItem())
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }
}
