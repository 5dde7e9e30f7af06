package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

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
}
