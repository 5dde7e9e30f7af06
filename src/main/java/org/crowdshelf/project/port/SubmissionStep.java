package org.crowdshelf.project.port;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Rows that a higher feature stores when a project goes to the reviewers. */
public interface SubmissionStep {

  /** Stores them, in the submission's transaction, while the project's row is locked. */
  Uni<Void> submitted(UUID project);
}
