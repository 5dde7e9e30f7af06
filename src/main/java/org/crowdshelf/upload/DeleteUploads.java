package org.crowdshelf.upload;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.store.ObjectStore;
import org.crowdshelf.shared.store.StoreFailure;
import org.jboss.logging.Logger;

/**
 * Deletes files: what clients sent, once it was looked at and nobody can send it again, and
 * everything of uploads that nothing has used for 24 hours. A file is marked first, so that nobody
 * begins to use it; then it goes from the store, and then its row. A replica takes some for a few
 * minutes and holds no row while it asks the store; what it leaves when it stops is deleted again
 * by another, which does no harm.
 */
@ApplicationScoped
public class DeleteUploads {

  /** The number of uploads that are taken at a time. */
  static final int BATCH = 20;

  /** The time for which they are taken. */
  static final Duration TAKEN = Duration.ofMinutes(5);

  // Later than anybody can send it.
  private static final Duration SENT_LIFE = UploadRules.TARGET_LIFE.plusMinutes(1);

  // After a check's time is over it may still be storing pictures; this is longer.
  private static final Duration CHECK_ENDS = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(DeleteUploads.class);

  // Whoever begins to use one holds its row until the use is stored; so one statement locks the
  // rows,
  // and the next one sees every use.
  private static final String LOCK =
      """
      select id from uploads u
       where unused_since < $1 and deleting_at is null
         and not exists (select from upload_uses where upload_id = u.id)
       order by unused_since limit $2 for update skip locked""";

  private static final String MARK =
      """
      update uploads u set deleting_at = $1
       where id = any($2) and not exists (select from upload_uses where upload_id = u.id)""";

  private static final String TAKE =
      """
      update uploads set taken_until = $2
       where id in (select id from uploads
                     where %s and created_at < $3 and (taken_until is null or taken_until <= $1)
                     order by %s limit $4 for update skip locked)
      returning id, purpose, name""";

  private static final String TAKE_MARKED =
      TAKE.formatted(
          "deleting_at is not null and (next_check_at is null or next_check_at < $5)",
          "deleting_at");

  private static final String DELETE =
      "delete from uploads where id = $1 and deleting_at is not null";

  private static final String TAKE_SENT =
      TAKE.formatted("sent_is_there and state in ('READY', 'REJECTED')", "created_at");

  private static final String SENT_IS_GONE =
      "update uploads set sent_is_there = false, taken_until = null where id = $1";

  private record Kept(UUID key, UploadPurpose purpose, String name) {
    static Kept of(Row row) {
      return new Kept(row.uuid("id"), row.value(UploadPurpose.class, "purpose"), row.text("name"));
    }

    List<String> sent() {
      return List.of(UploadKeys.sent(name));
    }

    List<String> all() {
      return UploadKeys.all(purpose, name);
    }
  }

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final ObjectStore store;
  private final Clock clock;

  DeleteUploads(
      JobGate gate, Transactions transactions, Writes writes, ObjectStore store, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.uploads.delete-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(() -> store.isConfigured() ? deleteDue() : Uni.createFrom().voidItem());
  }

  /** Deletes all that is due; returns how many uploads are gone. */
  public Uni<Long> deleteDue() {
    return deleteDue(store::delete);
  }

  /**
   * The same.
   *
   * @param fromStore deletes what is under a key, also where nothing is
   */
  Uni<Long> deleteDue(Function<String, Uni<Void>> fromStore) {
    return Drain.whileFull(BATCH, () -> deleteSent(fromStore))
        .chain(() -> Drain.whileFull(BATCH, this::mark))
        .chain(() -> Drain.whileFull(BATCH, () -> deleteMarked(fromStore)));
  }

  private Uni<Integer> mark() {
    Instant now = clock.instant();
    return transactions.runUnconditionally(
        () ->
            writes
                .list(LOCK, row -> row.uuid("id"), now.minus(UploadRules.UNUSED_LIFE), BATCH)
                .flatMap(unused -> writes.change(MARK, now, unused)));
  }

  private Uni<Integer> deleteMarked(Function<String, Uni<Void>> fromStore) {
    Instant now = clock.instant();
    return take(TAKE_MARKED, now, now.minus(CHECK_ENDS))
        .flatMap(taken -> each(taken, Kept::all, fromStore, DELETE));
  }

  private Uni<Integer> deleteSent(Function<String, Uni<Void>> fromStore) {
    return take(TAKE_SENT, clock.instant())
        .flatMap(taken -> each(taken, Kept::sent, fromStore, SENT_IS_GONE));
  }

  private Uni<List<Kept>> take(String statement, Instant now, Object... more) {
    Object[] params = new Object[4 + more.length];
    params[0] = now;
    params[1] = now.plus(TAKEN);
    params[2] = now.minus(SENT_LIFE);
    params[3] = BATCH;
    System.arraycopy(more, 0, params, 4, more.length);
    return transactions.runStatement(() -> writes.list(statement, Kept::of, params));
  }

  // One that the store does not delete waits, and the others go on.
  private Uni<Integer> each(
      List<Kept> taken,
      Function<Kept, List<String>> keys,
      Function<String, Uni<Void>> fromStore,
      String done) {
    return inTurn(
            taken,
            kept ->
                inTurn(keys.apply(kept), key -> fromStore.apply(key).replaceWith(1))
                    .chain(() -> transactions.runStatement(() -> writes.change(done, kept.key())))
                    .onFailure(StoreFailure.class)
                    .recoverWithItem(failure -> later(kept, failure)))
        .map(gone -> gone.stream().mapToInt(Integer::intValue).sum());
  }

  private static int later(Kept kept, Throwable failure) {
    LOG.warnf("The files of the upload %s are deleted later: %s", kept.key(), failure.getMessage());
    return 0;
  }

  private static <T> Uni<List<Integer>> inTurn(List<T> all, Function<T, Uni<Integer>> work) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .asList();
  }
}
