package org.crowdshelf.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.text.Text;

/** Somebody asks to be erased. */
@ApplicationScoped
public class RequestErasure {

  private static final String ASK =
      """
      insert into erasures (id, account_id, state, asked_at, not_before, due_at, next_attempt_at)
      values ($1, $2, 'WAITING', $3, $4, $5, $4)
      on conflict (account_id) where state = 'WAITING' do nothing""";

  private static final String WAITING =
      "select id from erasures where account_id = $1 and state = 'WAITING'";

  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  RequestErasure(Transactions transactions, Writes writes, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Stores the request, or answers with the one that waits. It is taken also while something has to
   * end first. Rejected with NAME_DIFFERS.
   *
   * @param name the account's name, as it is shown to its owner
   * @param typed what the owner typed
   */
  public Uni<Outcome<UUID>> run(UUID account, String name, String typed) {
    return Text.stripped(typed).equals(name)
        ? transactions.run(() -> ask(account))
        : Uni.createFrom()
            .item(
                Outcome.rejected(
                    Rejection.of(PrivacyError.NAME_DIFFERS, Map.of("name", name), "confirm")));
  }

  private Uni<Outcome<UUID>> ask(UUID account) {
    Instant now = clock.instant();
    return writes
        .change(
            ASK, Ids.next(), account, now, now.plus(ErasureRules.CALL_OFF), ErasureRules.due(now))
        .chain(() -> writes.one(WAITING, row -> row.uuid("id"), account))
        .map(Outcome::done);
  }
}
