package org.crowdshelf.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.id.Ids;

/** Somebody agrees to something, or takes it back. */
@ApplicationScoped
public class GiveConsent {

  static final int MAX_VERSION = 40;

  // Two at once are stored one after the other, so that the second sees the first.
  private static final String LOCK =
      "select true as found from accounts where id = $1 for no key update";

  private static final String STORE =
      """
      insert into consents (id, account_id, purpose, version, given, given_at)
      select $1, $2, $3, $4, $5, $6
       where not exists (
         select from (select version, given from consents where account_id = $2 and purpose = $3
                       order by given_at desc, id desc limit 1) as newest
          where newest.version = $4 and newest.given = $5)""";

  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  GiveConsent(Transactions transactions, Writes writes, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Records it beside everything that was said before; the same as the newest of its purpose is not
   * recorded again. Rejected where the version cannot be taken.
   */
  public Uni<Outcome<UUID>> run(
      UUID account, ConsentPurpose purpose, String version, boolean given) {
    Checks checks = new Checks();
    checks.line(version, MAX_VERSION, "version");
    return checks.found().isEmpty()
        ? transactions.run(() -> store(account, purpose, version, given))
        : Uni.createFrom().item(Outcome.rejected(checks.found()));
  }

  private Uni<Outcome<UUID>> store(
      UUID account, ConsentPurpose purpose, String version, boolean given) {
    return writes
        .one(LOCK, row -> true, account)
        .chain(
            () ->
                writes.change(STORE, Ids.next(), account, purpose, version, given, clock.instant()))
        .replaceWith(Outcome.done(account));
  }
}
