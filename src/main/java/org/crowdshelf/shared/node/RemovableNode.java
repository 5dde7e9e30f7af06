package org.crowdshelf.shared.node;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;

/** How a feature takes what was written in a thing of one type out of everybody's sight. */
public interface RemovableNode {

  /** The type that it removes. */
  IdType type();

  /** Removes what was written in it, in the caller's transaction; again changes nothing. */
  Uni<Void> remove(UUID key, UUID by, String reason);
}
