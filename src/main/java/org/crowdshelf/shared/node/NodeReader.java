package org.crowdshelf.shared.node;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;

/** Reads the objects of one type for {@code node(id)}. */
public interface NodeReader {

  /** The type that it reads. */
  IdType type();

  /** The node as the viewer may see it; null if there is none or it is not visible. */
  Uni<? extends Node> read(UUID key);
}
