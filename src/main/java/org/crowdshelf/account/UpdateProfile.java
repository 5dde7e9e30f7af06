package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;

/** An account changes its public profile. */
@ApplicationScoped
public class UpdateProfile {

  private final Transactions transactions;
  private final Clock clock;

  UpdateProfile(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Changes the fields that were sent and leaves the others. Rejected with every value that cannot
   * be stored.
   */
  public Uni<Outcome<UUID>> run(UUID account, FieldValues<Account> sent) {
    List<Rejection> problems = check(sent);
    return problems.isEmpty()
        ? transactions.run(() -> store(account, sent))
        : Uni.createFrom().item(Outcome.rejected(problems));
  }

  static List<Rejection> check(FieldValues<Account> sent) {
    Checks checks = new Checks();
    sent.checkCleared(checks);
    sent.check(checks, ProfileField.ALL);
    return checks.found();
  }

  private Uni<Outcome<UUID>> store(UUID key, FieldValues<Account> sent) {
    return Account.<Account>findById(key)
        .invoke(account -> account.change(sent, clock.instant()))
        .replaceWith(Outcome.done(key));
  }
}
