package org.crowdshelf.shared.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.shared.database.SchemaVersion;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobGateTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Inject Upkeep upkeep;

  @Test
  void startsNoJobOnAnOldSchemaAndStartsItOnceTheMigrationHasRun() {
    String newest =
        Database.<String>column("select max(version) from flyway_schema_history").get(0);
    JobGate gate = replica();
    rename(newest, "0");
    try {
      run(gate);
      run(gate);
      assertEquals(0, runs.get());
    } finally {
      rename("0", newest);
    }
    run(gate);
    assertEquals(1, runs.get());
  }

  @Test
  void startsNoJobOnAnEmptyDatabase() {
    JobGate gate = replica();
    Database.execute("alter table flyway_schema_history rename to flyway_schema_history_away");
    try {
      run(gate);
      assertEquals(0, runs.get());
    } finally {
      Database.execute("alter table flyway_schema_history_away rename to flyway_schema_history");
    }
  }

  // A replica that starts now: it has not yet seen that the migrations have run.
  private JobGate replica() {
    return new JobGate(new SchemaVersion(upkeep));
  }

  private void run(JobGate gate) {
    OnVertx.await(() -> gate.run(() -> Uni.createFrom().item(runs::incrementAndGet)));
  }

  private static void rename(String version, String other) {
    Database.execute(
        "update flyway_schema_history set version = ? where version = ?", other, version);
  }
}
