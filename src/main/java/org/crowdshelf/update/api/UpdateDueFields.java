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

/** Tells whether a project should publish an update; computed from its row, without a read. */
@GraphQLApi
public class UpdateDueFields {

  private final Duration interval;
  private final Clock clock;

  UpdateDueFields(
      @ConfigProperty(name = "crowdshelf.update.due-after-days") int days, Clock clock) {
    if (days < 1) {
      throw new IllegalArgumentException("crowdshelf.update.due-after-days must be at least 1");
    }
    this.interval = Duration.ofDays(days);
    this.clock = clock;
  }

  @NonNull
  @Description(
      "Whether an update is due: the project is LIVE or SUCCEEDED, and published no update for 30 days, counted from its last update or, without one, from its launch.")
  public Uni<@NonNull Boolean> updateDue(@Source ProjectNode project) {
    boolean publishes =
        project.state() == ProjectState.LIVE || project.state() == ProjectState.SUCCEEDED;
    return Uni.createFrom().item(publishes && isOverdue(project));
  }

  private boolean isOverdue(ProjectNode project) {
    Instant last = project.lastUpdateAt() == null ? project.launchedAt() : project.lastUpdateAt();
    return !clock.instant().isBefore(last.plus(interval));
  }
}
