package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** Somebody changes what everyone sees of them. */
@ApplicationScoped
public class UpdateProfile {

  private final Transactions transactions;
  private final Clock clock;

  UpdateProfile(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Changes the profile of this account; rejected with every value that cannot be taken. */
  public Uni<Outcome<UUID>> run(UUID accountId, ProfileChange profile) {
    List<Rejection> problems = ProfileRules.check(profile);
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    return transactions.run(
        () ->
            Account.<Account>findById(accountId)
                .invoke(account -> account.change(profile, clock.instant()))
                .replaceWith(Outcome.done(accountId)));
  }
}
