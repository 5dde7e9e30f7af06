package org.crowdshelf.update;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.project.port.UpdateHelpers;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;

/** Decides who may change an update: as its project decides. */
@ApplicationScoped
class UpdateAccess {

  private static final String PROJECT_OF = "select project_id from updates where id = $1";

  private static final String WRITTEN_BY =
      "select project_id from updates where id = $1 and author_id = $2";

  private final Reads reads;
  private final ProjectAccess access;
  private final UpdateHelpers helpers;
  private final CurrentAccount currentAccount;

  UpdateAccess(
      Reads reads, ProjectAccess access, UpdateHelpers helpers, CurrentAccount currentAccount) {
    this.reads = reads;
    this.access = access;
    this.helpers = helpers;
    this.currentAccount = currentAccount;
  }

  /**
   * The signed-in account, which may post updates of this project: one of its own people, or a
   * member of a partner that helps with them.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor, NOT_FOUND where there is no such project for
   *     them, FORBIDDEN where they see it, but may not
   */
  Uni<UUID> authorFor(UUID project) {
    UUID account = currentAccount.account();
    return access
        .isOwn(project, account)
        .flatMap(own -> own ? Uni.createFrom().item(true) : helps(project, account))
        .invoke(
            may -> {
              if (!may) {
                throw Refusal.forbidden();
              }
            })
        .replaceWith(account);
  }

  private Uni<Boolean> helps(UUID project, UUID account) {
    return helpers.among(List.of(project), account).map(found -> !found.isEmpty());
  }

  /**
   * The signed-in account, which may correct this update: one of the project's own people, or its
   * author as long as they may post updates.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor, NOT_FOUND where there is no such update,
   *     FORBIDDEN for anyone else
   */
  Uni<UUID> editorOf(UUID update) {
    return reads
        .one(WRITTEN_BY, row -> row.uuid("project_id"), update, currentAccount.account())
        .flatMap(
            project ->
                project == null
                    ? projectOf(update).flatMap(access::ownPerson)
                    : authorFor(project));
  }

  /** One of the project's own people or a reviewer. */
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
