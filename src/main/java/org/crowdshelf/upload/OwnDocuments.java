package org.crowdshelf.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/** The documents that somebody wants to use for something. */
@ApplicationScoped
public class OwnDocuments {

  private final OwnFiles files;

  OwnDocuments(OwnFiles files) {
    this.files = files;
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
        : files.lock(account, uploads).map(found -> problems(uploads, found, field));
  }

  private static List<Rejection> problems(
      List<UUID> uploads, Map<UUID, OwnFiles.OwnFile> found, String field) {
    List<Rejection> problems = new ArrayList<>();
    for (int i = 0; i < uploads.size(); i++) {
      UploadError problem = found.get(uploads.get(i)).problem(UploadPurpose.DOCUMENT);
      if (problem != null) {
        problems.add(Rejection.of(problem, field, Integer.toString(i)));
      }
    }
    return problems;
  }
}
