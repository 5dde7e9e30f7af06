package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.error.Refusal;

/** A reward is its project's people's. */
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
   * The project of a reward, which is the signed-in account's own.
   *
   * @throws Refusal UNAUTHENTICATED for a visitor; NOT_FOUND where there is no such reward for
   *     them; FORBIDDEN where they see it, but it is not theirs
   */
  Uni<UUID> ownProject(UUID reward) {
    return reads
        .one(PROJECT, Tuple.of(reward), row -> row.getUUID("project_id"))
        // Looked for all the same, since no time may tell a hidden reward from none: its id is no
        // project's.
        .map(project -> project == null ? reward : project)
        .call(projects::ownPerson);
  }
}
