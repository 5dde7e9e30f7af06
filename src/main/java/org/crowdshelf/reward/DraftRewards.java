package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.port.DraftPart;
import org.crowdshelf.shared.database.Writes;

/** Deletes the rewards of a draft that is deleted; nobody could pledge for them. */
@ApplicationScoped
class DraftRewards implements DraftPart {

  private static final String DELETE = "delete from rewards where project_id = $1";

  private final Writes writes;

  DraftRewards(Writes writes) {
    this.writes = writes;
  }

  @Override
  public Uni<Void> delete(UUID project) {
    return writes.change(DELETE, project).replaceWithVoid();
  }
}
