package org.crowdshelf.shared.node;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Reads the objects of one type for {@code node(id)}. */
public interface NodeReader {

  /** The type that it reads. */
  IdType type();

  /** The node as the viewer may see it; null if there is none or it is not visible. */
  Uni<? extends Node> read(UUID key);

  /**
   * Those of these that the viewer may see, by key. Types that lists of mixed types show override
   * it with one statement for all.
   */
  default Uni<Map<UUID, Node>> readAll(List<UUID> keys) {
    return Multi.createFrom()
        .iterable(keys)
        .onItem()
        .transformToUniAndConcatenate(key -> read(key).<Node>map(node -> node))
        .collect()
        .asList()
        .map(
            found ->
                found.stream().collect(Collectors.toMap(NodeReader::keyOf, Function.identity())));
  }

  private static UUID keyOf(Node node) {
    return Ids.decode(node.getId()).orElseThrow().key();
  }
}
