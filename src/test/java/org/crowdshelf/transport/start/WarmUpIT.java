package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.process.Certificate;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica has run its common operations before it says that it is ready. */
class WarmUpIT {

  private static final String WARM = "Warm: 20 of 20 rounds were answered";

  @Test
  void isReadyOnceItHasAnsweredItself() {
    try (Site site =
        new Site(
            Map.of(
                "CROWDSHELF_WARM_UP_ROUNDS", "20",
                "CROWDSHELF_OPERATIONS_REGISTERED_ONLY", "true",
                "CROWDSHELF_RATE_LIMITS_ENABLED", "true"))) {
      Replica replica = site.begin(Replica.freePort());
      replica.awaitReady();
      assertTrue(replica.log().contains(WARM), replica::log);
      for (String table : new String[] {"pledges", "payments", "accounts", "outbox"}) {
        assertEquals(0, Database.count("select count(*) from " + table), table);
      }
    }
  }

  @Test
  void isReadyAlsoWhereItsRequestsAreRefused() {
    try (Site site =
        new Site(
            Map.of(
                "CROWDSHELF_WARM_UP_ROUNDS", "20",
                "CROWDSHELF_RATE_LIMITS_ENABLED", "true",
                "CROWDSHELF_RATE_LIMITS_ADDRESS", "1"))) {
      Replica replica = site.begin(Replica.freePort());
      replica.awaitReady();
      assertTrue(replica.log().contains("Warm: 0 of 20 rounds were answered"), replica::log);
    }
  }

  @Test
  void isReadyAlsoWhereItServesTlsOnly(@TempDir Path folder) throws Exception {
    Certificate certificate = Certificate.of("site.example", folder);
    try (Site site =
        new Site(
            Map.of(
                "CROWDSHELF_WARM_UP_ROUNDS", "20",
                "QUARKUS_HTTP_SSL_PORT", Integer.toString(Replica.freePort()),
                "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificate.file().toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", certificate.key().toString(),
                "QUARKUS_HTTP_INSECURE_REQUESTS", "disabled"))) {
      Replica replica = site.begin(Replica.freePort());
      replica.awaitReady();
      assertTrue(replica.log().contains("this replica serves TLS only"), replica::log);
    }
  }
}
