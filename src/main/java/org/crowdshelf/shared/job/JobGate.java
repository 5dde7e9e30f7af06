package org.crowdshelf.shared.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.crowdshelf.shared.database.SchemaVersion;

/**
 * Starts scheduled jobs only once every migration of this code has run. During a rollout a new
 * replica's scheduler starts while the migrations still run, and its statements would fail on the
 * old schema, or change rows in a way that the migration does not expect.
 */
@ApplicationScoped
public class JobGate {

  private final SchemaVersion schema;

  public JobGate(SchemaVersion schema) {
    this.schema = schema;
  }

  /** Runs a job, or skips it while migrations are missing: the next run checks again. */
  public Uni<Void> run(Supplier<? extends Uni<?>> job) {
    return schema
        .isReached()
        .flatMap(reached -> reached ? job.get().replaceWithVoid() : Uni.createFrom().voidItem());
  }
}
