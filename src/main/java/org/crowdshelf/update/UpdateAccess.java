package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;

/** Decides who may change an update: as its project decides. */
@ApplicationScoped
class UpdateAccess {

  private static final String PROJECT_OF = "select project_id from updates where id = $1";

  private final Reads reads;
  private final ProjectAccess access;

  UpdateAccess(Reads reads, ProjectAccess access) {
    this.reads = reads;
    this.access = access;
  }

  /**
   * The signed-in account, which is one of the project's own people.
   *
   * @throws org.crowdshelf.shared.error.Refusal UNAUTHENTICATED for a visitor, NOT_FOUND where
   *     there is no such update, FORBIDDEN where the project is not theirs
   */
  Uni<UUID> ownPersonOf(UUID update) {
    return projectOf(update).flatMap(access::ownPerson);
  }

  /** The same, for reviewers too. */
  Uni<UUID> ownPersonOrReviewerOf(UUID update) {
    return projectOf(update).flatMap(access::ownPersonOrReviewer);
  }

  // No project has the update's id: where there is no such update, the check of the project
  // refuses.
  private Uni<UUID> projectOf(UUID update) {
    return reads
        .one(PROJECT_OF, row -> row.uuid("project_id"), update)
        .map(project -> project == null ? update : project);
  }
}
