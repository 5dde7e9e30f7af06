package org.crowdshelf.project.port;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.content.FundingModel;
import org.crowdshelf.shared.error.Rejection;

/** A check of a higher feature before a project goes to the reviewers. */
public interface SubmissionCheck {

  /**
   * The gaps that this feature sees; empty where it has none. Runs in the submission's transaction,
   * while the project's row is locked.
   */
  Uni<List<Rejection>> gaps(UUID project, FundingModel model);
}
