package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/**
 * Cancels a project before its end, for its own people or a reviewer. Settlement gives back what
 * was paid.
 */
@ApplicationScoped
public class CancelProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectStops stops;

  CancelProject(Transactions transactions, ProjectAccess access, ProjectStops stops) {
    this.transactions = transactions;
    this.access = access;
    this.stops = stops;
  }

  /** Cancels; rejected with PROJECT_STATE once it ended, and where the reason cannot be taken. */
  public Uni<Outcome<UUID>> run(UUID key, String reason) {
    List<Rejection> problems = ReviewRules.checkReason(reason);
    return access
        .ownPersonOrReviewer(key)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? transactions.run(() -> stops.cancel(key, person, reason))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }
}
