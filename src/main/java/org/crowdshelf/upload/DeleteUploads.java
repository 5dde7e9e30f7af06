package org.crowdshelf.upload;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.store.ObjectStore;

/**
 * Deletes files: what clients sent, once it was looked at and nobody can send it again, and
 * everything of uploads that nothing has used for 24 hours. A file is marked first, so that nobody
 * begins to use it; then it goes from the store, and then its row. What was left by a replica that
 * stopped is deleted again, which does no harm.
 */
@ApplicationScoped
public class DeleteUploads {

  private static final int BATCH = 20;

  // Later than anybody can send it.
  private static final Duration SENT_LIFE = UploadRules.TARGET_LIFE.plusMinutes(1);

  private static final String MARK =
      """
      update uploads set deleting_at = $1
       where id in (select id from uploads u
                     where unused_since < $2 and deleting_at is null
                       and not exists (select from upload_uses where upload_id = u.id)
                     order by unused_since limit $3 for update skip locked)""";

  private static final String MARKED =
      """
      select id, purpose, name from uploads
       where deleting_at is not null order by deleting_at limit $1 for update skip locked""";

  private static final String DELETE = "delete from uploads where id = $1";

  private static final String SENT =
      """
      select id, purpose, name from uploads
       where sent_is_there and state in ('READY', 'REJECTED') and created_at < $1
       order by created_at limit $2 for update skip locked""";

  private static final String SENT_IS_GONE =
      "update uploads set sent_is_there = false where id = $1";

  private record Kept(UUID key, UploadPurpose purpose, String name) {
    static Kept of(Row row) {
      return new Kept(row.uuid("id"), row.value(UploadPurpose.class, "purpose"), row.text("name"));
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
    return Drain.whileFull(BATCH, this::deleteSent)
        .chain(() -> Drain.whileFull(BATCH, this::mark))
        .chain(() -> Drain.whileFull(BATCH, this::deleteMarked));
  }

  private Uni<Integer> mark() {
    return transactions.runStatement(
        () ->
            writes.change(
                MARK, clock.instant(), clock.instant().minus(UploadRules.UNUSED_LIFE), BATCH));
  }

  // The rows are locked meanwhile; twenty deletes take less than a transaction may wait.
  private Uni<Integer> deleteMarked() {
    return transactions.runUnconditionally(
        () ->
            writes
                .list(MARKED, Kept::of, BATCH)
                .flatMap(
                    all ->
                        each(
                            all,
                            kept ->
                                fromStore(UploadKeys.all(kept.purpose(), kept.name()))
                                    .chain(() -> writes.change(DELETE, kept.key())))));
  }

  private Uni<Integer> deleteSent() {
    return transactions.runUnconditionally(
        () ->
            writes
                .list(SENT, Kept::of, clock.instant().minus(SENT_LIFE), BATCH)
                .flatMap(
                    all ->
                        each(
                            all,
                            kept ->
                                store
                                    .delete(UploadKeys.sent(kept.name()))
                                    .chain(() -> writes.change(SENT_IS_GONE, kept.key())))));
  }

  private Uni<Integer> each(
      List<Kept> all, java.util.function.Function<Kept, Uni<Integer>> delete) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(delete::apply)
        .collect()
        .asList()
        .map(List::size);
  }

  private Uni<Void> fromStore(List<String> keys) {
    return Multi.createFrom()
        .iterable(keys)
        .onItem()
        .transformToUniAndConcatenate(key -> store.delete(key).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
