package org.crowdshelf.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/** Somebody takes their request to be erased back. */
@ApplicationScoped
public class CallOffErasure {

  private static final String LOCK =
      "select state, signed_out_at is not null as begun from erasures where id = $1 and account_id = $2 for update";

  private static final String CALL_OFF =
      "update erasures set state = 'CALLED_OFF', ended_at = $2 where id = $1";

  private record Found(ErasureState state, boolean begun) {
    static Found of(Row row) {
      return new Found(row.value(ErasureState.class, "state"), row.flag("begun"));
    }
  }

  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  CallOffErasure(Transactions transactions, Writes writes, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Calls it off; again changes nothing. Rejected with ERASURE_STATE once it has begun.
   *
   * @throws Refusal NOT_FOUND for a request of another account
   */
  public Uni<Outcome<UUID>> run(UUID account, UUID erasure) {
    return transactions.run(
        () ->
            writes
                .one(LOCK, Found::of, erasure, account)
                .onItem()
                .ifNull()
                .failWith(Refusal::notFound)
                .flatMap(found -> callOff(erasure, found)));
  }

  private Uni<Outcome<UUID>> callOff(UUID erasure, Found found) {
    if (found.state() == ErasureState.CALLED_OFF) {
      return Uni.createFrom().item(Outcome.done(erasure));
    }
    if (found.state() == ErasureState.DONE || found.begun()) {
      return Uni.createFrom()
          .item(Outcome.rejected(Rejection.of(PrivacyError.ERASURE_STATE, "erasureId")));
    }
    return writes.change(CALL_OFF, erasure, clock.instant()).replaceWith(Outcome.done(erasure));
  }
}
