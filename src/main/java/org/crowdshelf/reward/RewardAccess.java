package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;

/** Checks that an account may edit a reward: it must be one of its project's own people. */
@ApplicationScoped
class RewardAccess {

  private static final String PROJECT = "select project_id from rewards where id = $1";

  private final Reads reads;
  private final ProjectAccess projects;

  RewardAccess(Reads reads, ProjectAccess projects) {
    this.reads = reads;
    this.projects = projects;
  }

  /**
   * The project of a reward, which the signed-in account may edit.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor; NOT_FOUND if the reward does not exist for the
   *     account; FORBIDDEN if the account sees it but may not edit it
   */
  Uni<UUID> ownProject(UUID reward) {
    return reads
        .one(PROJECT, row -> row.uuid("project_id"), reward)
        // A reward that does not exist takes as many reads as a hidden one, so that the time of the
        // answer does not tell them apart. No project has the reward's id.
        .map(project -> project == null ? reward : project)
        .call(projects::ownPerson);
  }
}
