package org.crowdshelf.upload;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.store.FileHeaders;
import org.crowdshelf.shared.store.ObjectStore;
import org.crowdshelf.shared.store.StoreFailure;
import org.jboss.logging.Logger;

/**
 * Looks at one file that has come: fetches it, checks it on a thread of its own, and stores what it
 * becomes. A replica that stops meanwhile leaves it CHECKING; another takes it up later.
 */
@ApplicationScoped
class CheckNextUpload {

  private static final Logger LOG = Logger.getLogger(CheckNextUpload.class);
  private static final int ATTEMPTS = 5;

  private static final String TAKE =
      "update uploads set attempts = attempts + 1, next_check_at = $1::timestamptz + "
          + GrowingWait.after("2 minutes", "attempts")
          + """
             where id = (select id from uploads
                          where state = 'CHECKING' and next_check_at <= $1 and deleting_at is null
                          order by next_check_at limit 1 for update skip locked)
            returning id, purpose, content_type, bytes, sha256, name, attempts""";

  private static final String READY =
      """
      update uploads set state = 'READY', next_check_at = null, file = $3, width = $4, height = $5,
                         sha256 = $6, kept_sha256 = $7
       where id = $1 and state = 'CHECKING' and attempts = $2""";

  private static final String REJECT =
      """
      update uploads set state = 'REJECTED', next_check_at = null, rejected_because = $3
       where id = $1 and state = 'CHECKING' and attempts = $2""";

  private record Taken(UUID key, int attempt, String name, FileCheck.Announced announced) {
    static Taken of(Row row) {
      return new Taken(
          row.uuid("id"),
          row.integer("attempts"),
          row.text("name"),
          new FileCheck.Announced(
              row.value(UploadPurpose.class, "purpose"),
              row.text("content_type"),
              row.integer("bytes"),
              row.bytes("sha256")));
    }
  }

  private final Transactions transactions;
  private final Writes writes;
  private final ObjectStore store;
  private final Clock clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "file-check");
            thread.setDaemon(true);
            return thread;
          });

  CheckNextUpload(Transactions transactions, Writes writes, ObjectStore store, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.store = store;
    this.clock = clock;
  }

  void stop(@Observes ShutdownEvent stop) {
    worker.shutdownNow();
  }

  /** Takes one file; false where none is due. */
  Uni<Boolean> run() {
    return transactions
        .runStatement(() -> writes.one(TAKE, Taken::of, clock.instant()))
        .flatMap(
            taken -> taken == null ? Uni.createFrom().item(false) : take(taken).replaceWith(true));
  }

  private Uni<Void> take(Taken taken) {
    if (taken.attempt() > ATTEMPTS) {
      return reject(taken, RejectedBecause.UNREADABLE);
    }
    return aside(() -> Files.createTempFile("crowdshelf-upload", null))
        .flatMap(
            file ->
                store
                    .fetch(UploadKeys.sent(taken.name()), file)
                    .chain(
                        () ->
                            aside(
                                () ->
                                    HashedFile.check(Files.readAllBytes(file), taken.announced())))
                    .onTermination()
                    .call(() -> aside(() -> Files.deleteIfExists(file))))
        .flatMap(file -> keep(taken, file))
        .onFailure(RejectedFile.class)
        .recoverWithUni(failure -> reject(taken, ((RejectedFile) failure).reason()))
        .onFailure(failure -> failure instanceof StoreFailure || failure instanceof IOException)
        .recoverWithUni(failure -> later(taken, failure));
  }

  private Uni<Void> keep(Taken taken, HashedFile file) {
    CheckedFile checked = file.checked();
    UploadPurpose purpose = taken.announced().purpose();
    FileHeaders headers =
        purpose == UploadPurpose.IMAGE
            ? FileHeaders.unchanging(checked.contentType())
            : FileHeaders.of(checked.contentType());
    return Multi.createFrom()
        .iterable(checked.contents().entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            content ->
                store
                    .put(
                        UploadKeys.kept(purpose, taken.name(), content.getKey()),
                        content.getValue(),
                        headers)
                    .replaceWith(true))
        .collect()
        .asList()
        .chain(
            () ->
                change(
                    READY,
                    taken.key(),
                    taken.attempt(),
                    checked.file(),
                    checked.width(),
                    checked.height(),
                    file.sentSha256(),
                    file.keptSha256()));
  }

  private Uni<Void> reject(Taken taken, RejectedBecause reason) {
    return change(REJECT, taken.key(), taken.attempt(), reason);
  }

  private Uni<Void> later(Taken taken, Throwable failure) {
    LOG.warnf("The upload %s waits: %s", taken.key(), failure.getMessage());
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> change(String statement, Object... params) {
    return transactions.runStatement(() -> writes.change(statement, params)).replaceWithVoid();
  }

  // Off the event loop, one after the other; the answer comes back to the caller's context.
  private <T> Uni<T> aside(Callable<T> work) {
    return Uni.createFrom()
        .item(
            () -> {
              try {
                return work.call();
              } catch (RuntimeException thrown) {
                throw thrown;
              } catch (Exception checked) {
                throw new Wrapped(checked);
              }
            })
        .runSubscriptionOn(worker)
        .onFailure(Wrapped.class)
        .transform(Throwable::getCause)
        .emitOn(MutinyHelper.executor(Vertx.currentContext()));
  }

  /** Carries a checked exception out of a supplier. */
  private static final class Wrapped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrapped(Exception cause) {
      super(null, cause, false, false);
    }
  }
}
