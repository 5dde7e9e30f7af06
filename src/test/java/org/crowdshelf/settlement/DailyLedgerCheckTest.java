package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books are checked once a day, however many replicas look and whenever they look. */
@QuarkusTest
class DailyLedgerCheckTest {

  @Inject DailyLedgerCheck daily;

  @BeforeEach
  void lastCheckedYesterday() {
    Database.execute("delete from ledger_checks");
    Database.execute(
        "insert into ledger_checks (id, checked_at, differences) values (gen_random_uuid(), now() - interval '24 hours', 0)");
  }

  @Test
  void checksOnceADay() {
    OnVertx.await(daily::runIfDue);
    assertEquals(1, checksToday());
    OnVertx.await(daily::runIfDue);
    assertEquals(1, checksToday());
  }

  @Test
  void leavesTheCheckToTheReplicaThatComputesIt() throws SQLException {
    try (Connection other = Database.connect()) {
      other.setAutoCommit(false);
      try (Statement lock = other.createStatement()) {
        lock.execute("select pg_advisory_xact_lock(hashtextextended('ledger check', 0))");
        OnVertx.await(daily::runIfDue);
      }
    }
    assertEquals(0, checksToday());
    OnVertx.await(daily::runIfDue);
    assertEquals(1, checksToday());
  }

  private static long checksToday() {
    return Database.count(
        "select count(*) from ledger_checks where checked_at >= date_trunc('day', now(), 'Asia/Shanghai')");
  }
}
