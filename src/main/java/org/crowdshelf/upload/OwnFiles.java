package org.crowdshelf.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;

/** The files of an account that it wants to use for something. */
@ApplicationScoped
public class OwnFiles {

  // None of them is deleted until the transaction ends.
  private static final String FIND =
      """
      select id, purpose, state, sha256, kept_sha256 from uploads
       where id = any($1) and account_id = $2 and deleting_at is null order by id for share""";

  /**
   * A file.
   *
   * @param sentSha256 of the file as it came
   * @param keptSha256 of the file as it is kept; null of one that is not READY, or became so before
   *     hashes were kept
   */
  public record OwnFile(
      UUID key, UploadPurpose purpose, UploadState state, byte[] sentSha256, byte[] keptSha256) {

    static OwnFile of(Row row) {
      return new OwnFile(
          row.uuid("id"),
          row.value(UploadPurpose.class, "purpose"),
          row.value(UploadState.class, "state"),
          row.bytes("sha256"),
          row.bytes("kept_sha256"));
    }

    /** The reason against using it for this; null for none. */
    public UploadError problem(UploadPurpose wanted) {
      if (purpose != wanted) {
        return wanted == UploadPurpose.DOCUMENT
            ? UploadError.NOT_A_DOCUMENT
            : UploadError.NOT_A_PICTURE;
      }
      return state == UploadState.READY ? null : UploadError.UPLOAD_NOT_READY;
    }
  }

  private final Writes writes;

  OwnFiles(Writes writes) {
    this.writes = writes;
  }

  /**
   * These files by key. Call it in the transaction that stores their use.
   *
   * @throws Refusal NOT_FOUND unless all of them are the account's own
   */
  public Uni<Map<UUID, OwnFile>> lock(UUID account, List<UUID> uploads) {
    return writes
        .list(FIND, OwnFile::of, uploads, account)
        .map(found -> found.stream().collect(Collectors.toMap(OwnFile::key, each -> each)))
        .invoke(
            found -> {
              if (!found.keySet().containsAll(uploads)) {
                throw Refusal.notFound();
              }
            });
  }
}
