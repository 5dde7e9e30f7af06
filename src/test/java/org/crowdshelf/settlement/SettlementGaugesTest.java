package org.crowdshelf.settlement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeReader;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gauges that the alerts on settlement read. */
@QuarkusTest
class SettlementGaugesTest {

  @Inject SettlementGauges gauges;
  @Inject GaugeReader reader;

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void checkThatNeverRanIsAsOldAsTheDatabase() {
    Database.execute("delete from ledger_checks");
    TestClock.advance(Duration.ofDays(2));
    assertTrue(checkAge() >= Duration.ofDays(2).toSeconds());
  }

  @Test
  void ageIsThatOfTheNewestCheck() {
    Database.execute(
        "insert into ledger_checks (id, checked_at, differences) values (gen_random_uuid(), now(), 0)");
    assertTrue(checkAge() < Duration.ofMinutes(10).toSeconds());
  }

  private long checkAge() {
    return OnVertx.await(() -> reader.read(gauges)).stream()
        .filter(gauge -> gauge.name().equals("crowdshelf.ledger.check.age.seconds"))
        .mapToLong(Gauge::value)
        .findFirst()
        .orElseThrow();
  }
}
