package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Rejection;

/** Tells what {@link SubmitProject} would answer now, without submitting. Changes nothing. */
@ApplicationScoped
public class TellGaps {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final SubmissionGaps gaps;

  TellGaps(Transactions transactions, ProjectAccess access, SubmissionGaps gaps) {
    this.transactions = transactions;
    this.access = access;
    this.gaps = gaps;
  }

  /**
   * The gaps of a project: PROJECT_STATE alone where it cannot be submitted in its state; empty
   * where nothing is missing or no row has this key. The caller checks who may know them.
   *
   * @param person the account that would submit
   */
  public Uni<List<Rejection>> run(UUID person, UUID key) {
    return access
        .fundraiserBelongs(key)
        .flatMap(belongs -> transactions.runUnconditionally(() -> read(person, key, belongs)));
  }

  private Uni<List<Rejection>> read(UUID person, UUID key, boolean belongs) {
    return Project.<Project>findById(key)
        .flatMap(
            project ->
                project == null
                    ? Uni.createFrom().item(List.of())
                    : decide(project, person, belongs));
  }

  private Uni<List<Rejection>> decide(Project project, UUID person, boolean belongs) {
    return project
        .state
        .refusalToBecome(ProjectState.IN_REVIEW)
        .map(refusal -> Uni.createFrom().item(List.of(refusal)))
        .orElseGet(
            () ->
                WrittenProject.of(project)
                    .flatMap(written -> gaps.of(written, person, belongs, null)));
  }
}
