package org.crowdshelf.shared.node;

import io.quarkus.arc.All;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.id.IdType;

/** Finds objects of any type by type and key, as the viewer may see them. */
@ApplicationScoped
public class Nodes {

  private final List<NodeReader> readers;

  Nodes(@All List<NodeReader> readers) {
    this.readers = readers;
  }

  /** The object; null if there is none or it is not visible. */
  public Uni<Node> read(IdType type, UUID key) {
    return reader(type)
        .<Uni<Node>>map(reader -> reader.read(key).map(node -> node))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  /** The same for a field of many parents: one statement for each type. */
  public Uni<Node> load(Context context, IdType type, UUID key) {
    return reader(type)
        .map(reader -> Batches.<UUID, Node>load(context, "node " + type, key, reader::readAll))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private Optional<NodeReader> reader(IdType type) {
    return readers.stream().filter(reader -> reader.type() == type).findFirst();
  }
}
