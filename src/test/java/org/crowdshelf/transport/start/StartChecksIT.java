package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.crowdshelf.support.process.Issuer;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems that only a started service can find stop it, and are printed in one sentence. */
class StartChecksIT {

  private static Postgres postgres;
  private static Issuer issuer;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
    issuer = Issuer.start();
  }

  @AfterAll
  static void stop() {
    issuer.close();
    postgres.close();
  }

  @Test
  void refusesAQuotaOfAnUnknownMutation() {
    refuses(Map.of("CROWDSHELF_RATE_LIMITS_OPERATIONS", "placePlegde:20/120"), "placePlegde");
  }

  @Test
  void refusesAnOperationThatTheSchemaDoesNotHave(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Wrong.graphql"), "query Wrong { nothing }");
    refuses(Map.of("CROWDSHELF_OPERATIONS_FOLDER", folder.toString()), "Wrong.graphql");
  }

  private static void refuses(Map<String, String> setting, String word) {
    Map<String, String> environment =
        Replica.settings(
            Map.of("CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY),
            postgres.settings(),
            issuer.settings(),
            setting);
    try (Replica replica = Replica.begin(Replica.production(), Replica.freePort(), environment)) {
      assertEquals(Crowdshelf.BAD_CONFIGURATION, replica.exit(), replica::log);
      assertTrue(replica.log().contains("Crowdshelf does not start: "), replica::log);
      assertTrue(replica.log().contains(word), replica::log);
    }
  }
}
