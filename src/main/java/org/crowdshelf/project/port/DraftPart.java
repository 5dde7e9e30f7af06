package org.crowdshelf.project.port;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Rows of a higher feature that belong to a draft and are deleted with it. */
public interface DraftPart {

  /** Deletes the draft's rows; runs while the project's row is locked. */
  Uni<Void> delete(UUID project);
}
