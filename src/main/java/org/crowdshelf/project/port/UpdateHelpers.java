package org.crowdshelf.project.port;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lets a higher feature say who may post updates of a project beside its own people. */
public interface UpdateHelpers {

  /** Those of these projects whose updates the account may post. */
  Uni<Set<UUID>> among(List<UUID> projects, UUID account);
}
