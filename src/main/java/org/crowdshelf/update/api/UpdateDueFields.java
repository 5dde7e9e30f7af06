package org.crowdshelf.update.api;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.project.api.ProjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Whether a project owes its backers a word; told from its row, without a read. */
@GraphQLApi
public class UpdateDueFields {

  private final Duration patience;
  private final Clock clock;

  UpdateDueFields(
      @ConfigProperty(name = "crowdshelf.update.due-after-days") int days, Clock clock) {
    if (days < 1) {
      throw new IllegalArgumentException("crowdshelf.update.due-after-days must be at least 1");
    }
    this.patience = Duration.ofDays(days);
    this.clock = clock;
  }

  @NonNull
  @Description(
      "Whether an update is due: LIVE or SUCCEEDED, and silent for 30 days since its last update, or since its launch where it never posted one. Silence loses trust.")
  public Uni<@NonNull Boolean> updateDue(@Source ProjectNode project) {
    boolean tells =
        project.state() == ProjectState.LIVE || project.state() == ProjectState.SUCCEEDED;
    return Uni.createFrom().item(tells && silentSince(project));
  }

  private boolean silentSince(ProjectNode project) {
    Instant last = project.lastUpdateAt() == null ? project.launchedAt() : project.lastUpdateAt();
    return !clock.instant().isBefore(last.plus(patience));
  }
}
