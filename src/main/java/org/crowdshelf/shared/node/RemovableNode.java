package org.crowdshelf.shared.node;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;

/** A feature's way to hide from everybody the text of a node of one type. */
public interface RemovableNode {

  /** The type that it removes. */
  IdType type();

  /** Removes what was written in it, in the caller's transaction; again changes nothing. */
  Uni<Void> remove(UUID key, UUID by, String reason);
}
