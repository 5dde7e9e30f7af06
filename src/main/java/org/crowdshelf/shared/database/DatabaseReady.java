package org.crowdshelf.shared.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.crowdshelf.shared.pool.DatabaseWatch;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica is ready if it reaches the database and every migration has run. */
@Readiness
@ApplicationScoped
class DatabaseReady implements AsyncHealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final DatabaseWatch watch;
  private final SchemaVersion schema;

  DatabaseReady(DatabaseWatch watch, SchemaVersion schema) {
    this.watch = watch;
    this.schema = schema;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return watch
        .reached()
        .flatMap(
            reached ->
                reached
                    ? migrated().map(migrated -> response(true, migrated))
                    : Uni.createFrom().item(response(false, false)));
  }

  // The query alone would wait longer for a database that stopped responding.
  private Uni<Boolean> migrated() {
    return schema.isReached().ifNoItem().after(PATIENCE).recoverWithItem(false);
  }

  private static HealthCheckResponse response(boolean reached, boolean migrated) {
    return HealthCheckResponse.named("The database is there")
        .status(reached && migrated)
        .withData("reached", reached)
        .withData("migrated", migrated)
        .build();
  }
}
