package org.crowdshelf.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.store.ObjectStore;
import org.crowdshelf.shared.store.StoreFailure;

/** Somebody says that a file was sent, so that it is looked at. */
@ApplicationScoped
public class FinishUpload {

  private static final String FIND =
      """
      select state, name from uploads
       where id = $1 and account_id = $2 and deleting_at is null""";

  // Of several requests one finds it WAITING.
  private static final String BEGIN =
      """
      update uploads set state = 'CHECKING', next_check_at = $2
       where id = $1 and state = 'WAITING' and deleting_at is null""";

  private record Found(UploadState state, String name) {
    static Found of(Row row) {
      return new Found(row.value(UploadState.class, "state"), row.text("name"));
    }
  }

  private final Transactions transactions;
  private final Reads reads;
  private final Writes writes;
  private final ObjectStore store;
  private final CheckUploads checks;
  private final Clock clock;

  FinishUpload(
      Transactions transactions,
      Reads reads,
      Writes writes,
      ObjectStore store,
      CheckUploads checks,
      Clock clock) {
    this.transactions = transactions;
    this.reads = reads;
    this.writes = writes;
    this.store = store;
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * Begins the check, or does nothing where it has begun. Rejected with NOT_THERE where the file is
   * not in the store, and with STORE_AWAY where the store does not answer.
   *
   * @throws Refusal NOT_FOUND unless it is the account's own
   */
  public Uni<Outcome<UUID>> run(UUID account, UUID upload) {
    return reads
        .one(FIND, Found::of, upload, account)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            found ->
                found.state() == UploadState.WAITING
                    ? look(upload, found.name())
                    : Uni.createFrom().item(Outcome.done(upload)));
  }

  private Uni<Outcome<UUID>> look(UUID upload, String name) {
    return store
        .look(UploadKeys.sent(name))
        .flatMap(file -> file == null ? notThere() : begin(upload))
        .onFailure(StoreFailure.class)
        .recoverWithUni(() -> rejected(Rejection.of(UploadError.STORE_AWAY, "uploadId")));
  }

  private Uni<Outcome<UUID>> begin(UUID upload) {
    return transactions
        .runStatement(() -> writes.change(BEGIN, upload, clock.instant()))
        .invoke(checks::soon)
        .replaceWith(Outcome.done(upload));
  }

  private static Uni<Outcome<UUID>> notThere() {
    return rejected(Rejection.of(InputError.NOT_THERE, "uploadId").worded("FILE"));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection rejection) {
    return Uni.createFrom().item(Outcome.rejected(rejection));
  }
}
