package org.crowdshelf.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/** The documents that somebody wants to use for something. */
@ApplicationScoped
public class OwnDocuments {

  // None of them is deleted until the transaction ends.
  private static final String FIND =
      """
      select id, purpose, state from uploads
       where id = any($1) and account_id = $2 and deleting_at is null order by id for share""";

  private record Found(UUID key, UploadPurpose purpose, UploadState state) {
    static Found of(Row row) {
      return new Found(
          row.uuid("id"),
          row.value(UploadPurpose.class, "purpose"),
          row.value(UploadState.class, "state"));
    }

    UploadError problem() {
      if (purpose != UploadPurpose.DOCUMENT) {
        return UploadError.NOT_A_DOCUMENT;
      }
      return state == UploadState.READY ? null : UploadError.UPLOAD_NOT_READY;
    }
  }

  private final Writes writes;

  OwnDocuments(Writes writes) {
    this.writes = writes;
  }

  /**
   * The reasons against using these: NOT_A_DOCUMENT and UPLOAD_NOT_READY, each with its place in
   * the list. Call it in the transaction that stores the use.
   *
   * @param field the input's list
   * @throws Refusal NOT_FOUND unless all of them are the account's own
   */
  public Uni<List<Rejection>> check(UUID account, List<UUID> uploads, String field) {
    return uploads.isEmpty()
        ? Uni.createFrom().item(List.of())
        : writes
            .list(FIND, Found::of, uploads, account)
            .map(found -> problems(uploads, found, field));
  }

  private static List<Rejection> problems(List<UUID> uploads, List<Found> found, String field) {
    Map<UUID, Found> byKey = found.stream().collect(Collectors.toMap(Found::key, each -> each));
    List<Rejection> problems = new ArrayList<>();
    for (int i = 0; i < uploads.size(); i++) {
      Found upload = byKey.get(uploads.get(i));
      if (upload == null) {
        throw Refusal.notFound();
      }
      if (upload.problem() != null) {
        problems.add(Rejection.of(upload.problem(), field, Integer.toString(i)));
      }
    }
    return problems;
  }
}
