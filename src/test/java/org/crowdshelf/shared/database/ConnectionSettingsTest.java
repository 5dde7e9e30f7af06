package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.Test;

/** Each connection of the pool has the service's own settings, whatever the database's are. */
@QuarkusTest
class ConnectionSettingsTest {

  @Inject Reads reads;

  @Test
  void boundsStatementsAndTransactionsThatWaitForTheirReplica() {
    assertEquals("8s", setting("statement_timeout"));
    assertEquals("10s", setting("idle_in_transaction_session_timeout"));
  }

  @Test
  void pinsTheIsolationLevel() {
    assertEquals("read committed", setting("default_transaction_isolation"));
  }

  @Test
  void takesATransactionThatTimedOutForAnUnavailableDatabase() {
    assertTrue(DatabaseUnavailable.is(new PgException("idle", "FATAL", "25P03", null)));
    assertFalse(DatabaseUnavailable.is(new PgException("syntax", "ERROR", "42601", null)));
  }

  private String setting(String name) {
    return OnVertx.await(
        () -> reads.one("select current_setting($1) as value", row -> row.text("value"), name));
  }
}
