package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;

/** A project's own people take it back from the review, or from its planned launch. */
@ApplicationScoped
public class WithdrawProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectStops stops;

  WithdrawProject(Transactions transactions, ProjectAccess access, ProjectStops stops) {
    this.transactions = transactions;
    this.access = access;
    this.stops = stops;
  }

  /** Withdraws, as {@link ProjectStops#withdraw} says. */
  public Uni<Outcome<UUID>> run(UUID key) {
    return access
        .ownPerson(key)
        .flatMap(person -> transactions.run(() -> stops.withdraw(key, person)));
  }
}
