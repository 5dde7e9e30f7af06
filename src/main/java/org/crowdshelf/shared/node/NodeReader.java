package org.crowdshelf.shared.node;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;

/** How a feature answers {@code node(id)} for one type of its own. */
public interface NodeReader {

  /** The type that it reads. */
  IdType type();

  /** The node as whoever asks may see it; null where there is none for them. */
  Uni<? extends Node> read(UUID key);
}
