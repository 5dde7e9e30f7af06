package org.crowdshelf.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The reference audits of GraphQL over HTTP (npm graphql-http), where Node is there to run them;
 * {@link GraphQLOverHttpTest} has the same cases for where it is not.
 */
@QuarkusTest
class AuditTest {

  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path FOLDER = Path.of("target/node");
  private static final Path LOG = FOLDER.resolve("audit.log");

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void passesEveryAuditWithoutAWarning() throws Exception {
    Files.createDirectories(FOLDER);
    assumeTrue(runs("node", "--version"), "Node is not there");
    for (String file : List.of("package.json", "package-lock.json", "audit.js")) {
      Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        runs("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"),
        "the audits cannot be installed");
    Process audits = start("node", "audit.js", endpoint.toString());
    assertTrue(audits.waitFor(60, TimeUnit.SECONDS), "the audits end");
    assertEquals(0, audits.exitValue(), Files.readString(LOG));
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = start(command);
      return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile())
        .start();
  }
}
