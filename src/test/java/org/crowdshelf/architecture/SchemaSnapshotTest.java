package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A change of the served schema is seen in review as a diff of schema.graphql. */
@QuarkusTest
class SchemaSnapshotTest {

  private static final Path SNAPSHOT = Path.of("src/test/resources/schema.graphql");

  @Test
  void theServedSchemaIsTheOneThatWasReviewed() throws IOException {
    String served = ServedSchema.text();
    if (Boolean.getBoolean("crowdshelf.schema.write")) {
      Files.writeString(SNAPSHOT, served);
    }
    assertEquals(
        Files.readString(SNAPSHOT),
        served,
        "The served schema changed. Where that is meant, renew "
            + SNAPSHOT
            + " and read its diff: ./mvnw test -Dtest=SchemaSnapshotTest -Dcrowdshelf.schema.write=true");
  }
}
