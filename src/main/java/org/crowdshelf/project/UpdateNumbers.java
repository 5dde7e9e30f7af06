package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.crowdshelf.account.Memberships;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/**
 * Numbers the updates of a project 1, 2, 3 … without gaps: the project's row is locked until the
 * update is stored or given up.
 */
@ApplicationScoped
public class UpdateNumbers {

  private final Memberships memberships;

  UpdateNumbers(Memberships memberships) {
    this.memberships = memberships;
  }

  /**
   * The next number, within the running transaction. Rejected as UPDATES_NOT_YET before the launch;
   * failed and canceled projects may post, people deserve an explanation.
   *
   * @throws Refusal NOT_FOUND where there is no such project for this account, FORBIDDEN where it
   *     is not theirs
   */
  public Uni<Outcome<Integer>> next(UUID projectId, UUID author) {
    return Project.<Project>findById(projectId, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .call(project -> requireOwn(project, author))
        .map(
            project ->
                project.launched()
                    ? Outcome.done(project.takeUpdateNumber())
                    : Outcome.rejected(Rejection.of(ProjectError.UPDATES_NOT_YET, "projectId")));
  }

  private Uni<Void> requireOwn(Project project, UUID account) {
    if (project.fundraiserId().equals(account)) {
      return Uni.createFrom().voidItem();
    }
    Uni<Boolean> member =
        project.organisationId() == null
            ? Uni.createFrom().item(false)
            : memberships.includes(project.organisationId(), account);
    return member
        .invoke(
            own -> {
              if (!own) {
                throw project.launched() ? Refusal.forbidden() : Refusal.notFound();
              }
            })
        .replaceWithVoid();
  }
}
