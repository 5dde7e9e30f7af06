package org.crowdshelf.shared.mutation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/**
 * Makes something once for each idempotency key. The row of the key is stored in the transaction
 * that makes it, so neither exists without the other; of two requests with one key the second waits
 * for the first one's commit at the primary key, is rolled back, and answers what the first made.
 * Keys are kept for as long as {@link SentMutationsCleanup} says.
 */
@ApplicationScoped
public class OncePerKey {

  private static final String EARLIER =
      """
      select result_id, input_hash from sent_mutations
       where account_id = $1 and operation = $2 and idempotency_key = $3""";

  private static final String STORE =
      """
      insert into sent_mutations (account_id, operation, idempotency_key, input_hash, result_id, sent_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict on constraint sent_mutations_pkey do nothing""";

  private record Earlier(UUID result, byte[] hash) {
    static Earlier of(Row row) {
      return new Earlier(row.uuid("result_id"), row.bytes("input_hash"));
    }

    Outcome<UUID> answer(SentMutation sent) {
      return Arrays.equals(hash, sent.hash())
          ? Outcome.done(result)
          : Outcome.rejected(Rejection.of(InputError.IDEMPOTENCY_KEY_REUSED, "idempotencyKey"));
    }
  }

  private final Reads reads;
  private final Writes writes;
  private final Clock clock;

  OncePerKey(Reads reads, Writes writes, Clock clock) {
    this.reads = reads;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Runs a use case, or answers what an earlier request with the key made. Rejected with
   * IDEMPOTENCY_KEY_REUSED where that one had another input, and where the key cannot be stored.
   *
   * @param useCase calls {@link #store} in its transaction
   */
  public Uni<Outcome<UUID>> run(SentMutation sent, Supplier<Uni<Outcome<UUID>>> useCase) {
    if (!sent.hasKey()) {
      return useCase.get();
    }
    List<Rejection> problems = sent.problems();
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    return earlier(sent)
        .flatMap(
            earlier ->
                earlier == null ? useCase.get() : Uni.createFrom().item(earlier.answer(sent)))
        .onFailure(SentBefore.class)
        .recoverWithUni(() -> earlier(sent).map(earlier -> earlier.answer(sent)));
  }

  /** Stores what the mutation has made, in the running transaction. */
  public Uni<Void> store(SentMutation sent, UUID result) {
    return sent.hasKey()
        ? writes
            .change(
                STORE,
                sent.account(),
                sent.operation(),
                sent.key(),
                sent.hash(),
                result,
                clock.instant())
            .invoke(
                stored -> {
                  if (stored == 0) {
                    throw new SentBefore();
                  }
                })
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private Uni<Earlier> earlier(SentMutation sent) {
    return reads.one(EARLIER, Earlier::of, sent.account(), sent.operation(), sent.key());
  }

  /** Another request with the key was committed first; ends the transaction of this one. */
  private static final class SentBefore extends RuntimeException {
    private static final long serialVersionUID = 1;

    SentBefore() {
      super(null, null, false, false);
    }
  }
}
