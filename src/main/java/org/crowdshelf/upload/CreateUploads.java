package org.crowdshelf.upload;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.store.ClientAddresses;
import org.crowdshelf.shared.store.ObjectStore;
import org.crowdshelf.shared.store.UploadForm;

/** Somebody announces files and learns where to send each of them. */
@ApplicationScoped
public class CreateUploads {

  /**
   * A file that is to come.
   *
   * @param sha256 in hexadecimal digits; null where the client does not tell it
   */
  public record NewFile(UploadPurpose purpose, String contentType, long bytes, String sha256) {}

  /** Where a file is to be sent. */
  public record Target(UUID upload, UploadForm form, Instant expiresAt) {}

  // Those of one account are stored one after the other, so that each counts those before.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('uploads ' || $1::text, 0))::text";

  private static final String COUNT =
      "select count(*) as others from uploads where account_id = $1 and created_at > $2";

  private static final String STORE =
      """
      insert into uploads (id, account_id, purpose, state, content_type, bytes, sha256, name, created_at, unused_since)
      values ($1, $2, $3, 'WAITING', $4, $5, $6, $7, $8, $8)""";

  private final Transactions transactions;
  private final Writes writes;
  private final ObjectStore store;
  private final ClientAddresses addresses;
  private final Clock clock;

  CreateUploads(
      Transactions transactions,
      Writes writes,
      ObjectStore store,
      ClientAddresses addresses,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.store = store;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Stores what is to come; a target for each, in their order. Rejected with TYPE_NOT_ALLOWED,
   * TOO_LARGE, BAD_SHA256, TOO_MANY_UPLOADS, and with STORE_AWAY where the site has no store.
   */
  public Uni<Outcome<List<Target>>> run(UUID account, UploadMethod method, List<NewFile> files) {
    if (!store.isConfigured()) {
      return rejected(List.of(Rejection.of(UploadError.STORE_AWAY)));
    }
    List<Rejection> problems = UploadRules.check(files);
    return problems.isEmpty()
        ? transactions.run(() -> store(account, method, files))
        : rejected(problems);
  }

  private Uni<Outcome<List<Target>>> store(UUID account, UploadMethod method, List<NewFile> files) {
    Instant now = clock.instant();
    return writes
        .list(LOCK, row -> true, account.toString())
        .chain(
            () ->
                writes.one(
                    COUNT, row -> row.number("others"), account, now.minus(Duration.ofDays(1))))
        .flatMap(
            others ->
                others + files.size() > UploadRules.MAX_A_DAY
                    ? rejected(List.of(tooMany()))
                    : Multi.createFrom()
                        .iterable(files)
                        .onItem()
                        .transformToUniAndConcatenate(file -> store(account, method, file, now))
                        .collect()
                        .asList()
                        .map(Outcome::done));
  }

  private Uni<Target> store(UUID account, UploadMethod method, NewFile file, Instant now) {
    UUID key = Ids.next();
    String name = UploadKeys.name();
    byte[] sha256 = file.sha256() == null ? null : HexFormat.of().parseHex(file.sha256());
    return writes
        .change(
            STORE,
            key,
            account,
            file.purpose(),
            file.contentType(),
            (int) file.bytes(),
            sha256,
            name,
            now)
        .map(stored -> new Target(key, form(method, name, file, sha256), expiry(now)));
  }

  private UploadForm form(UploadMethod method, String name, NewFile file, byte[] sha256) {
    String key = UploadKeys.sent(name);
    return method == UploadMethod.PUT
        ? addresses.uploadByPut(
            key, file.contentType(), file.bytes(), sha256, UploadRules.TARGET_LIFE)
        : addresses.uploadByForm(
            key, file.contentType(), file.bytes(), sha256, UploadRules.TARGET_LIFE);
  }

  private static Instant expiry(Instant now) {
    return now.plus(UploadRules.TARGET_LIFE);
  }

  private static Rejection tooMany() {
    return Rejection.of(
        UploadError.TOO_MANY_UPLOADS,
        Map.of("max", Integer.toString(UploadRules.MAX_A_DAY)),
        "files");
  }

  private static <T> Uni<Outcome<T>> rejected(List<Rejection> problems) {
    return Uni.createFrom().item(Outcome.rejected(problems));
  }
}
