package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses of a mutation by one account, over all replicas. */
@QuarkusTest
class OperationUsesTest {

  private static final OperationQuota QUOTA = new OperationQuota("placePledge", 5, 12);

  @Inject Upkeep upkeep;
  @Inject Reads reads;
  @Inject Clock clock;

  private final UUID someone = UUID.randomUUID();
  private OperationUses here;
  private OperationUses there;

  @BeforeEach
  void twoReplicas() {
    here = new OperationUses(upkeep, reads, clock);
    there = new OperationUses(upkeep, reads, clock);
  }

  @AfterEach
  void back() {
    TestClock.reset();
  }

  @Test
  void ofFiftyAtOnceOnTwoReplicasExactlyFiveAreAccepted() {
    AtomicInteger next = new AtomicInteger();
    List<Duration> waits =
        AtOnce.run(50, () -> take(next.getAndIncrement() % 2 == 0 ? here : there, 1));
    assertEquals(5, waits.stream().filter(Duration::isZero).count());
    assertEquals(Duration.ZERO, OnVertx.await(() -> here.take(UUID.randomUUID(), QUOTA, 1)));
  }

  @Test
  void theMinuteBeginsWithTheFirstUse() {
    take(here, 5);
    TestClock.advance(Duration.ofSeconds(20));
    Duration wait = take(there, 1);
    assertTrue(wait.toSeconds() >= 38 && wait.toSeconds() <= 40, wait::toString);
    TestClock.advance(wait);
    assertEquals(Duration.ZERO, take(there, 1));
  }

  @Test
  void theHourLimitsAlsoBelowTheMinuteLimit() {
    for (int i = 0; i < 12; i++) {
      assertEquals(Duration.ZERO, take(here, 1));
      TestClock.advance(Duration.ofMinutes(2));
    }
    Duration wait = take(here, 1);
    assertTrue(wait.toMinutes() >= 34 && wait.toMinutes() <= 36, wait::toString);
    TestClock.advance(wait);
    assertEquals(Duration.ZERO, take(here, 1));
  }

  @Test
  void eachOccurrenceInADocumentCounts() {
    assertEquals(Duration.ZERO, take(here, 3));
    assertTrue(take(here, 3).toMillis() > 0);
    assertEquals(Duration.ZERO, take(here, 2));
    assertTrue(take(here, 6).toMillis() > 0);
    assertEquals(
        5, Database.count("select minute_uses from operation_uses where account_id = ?", someone));
  }

  @Test
  void aRefusedUseIsNotCounted() {
    take(here, 5);
    for (int i = 0; i < 20; i++) {
      take(here, 1);
    }
    assertEquals(
        5, Database.count("select hour_uses from operation_uses where account_id = ?", someone));
  }

  @Test
  void aClockBehindByHalfAMinuteCountsInTheSameMinute() {
    TestClock.advance(Duration.ofSeconds(30));
    take(here, 5);
    TestClock.reset();
    assertTrue(take(there, 1).toMillis() > 0);
  }

  @Test
  void aClockThatGoesBackRefusesNobody() {
    TestClock.advance(Duration.ofDays(1));
    take(here, 5);
    TestClock.reset();
    assertEquals(Duration.ZERO, take(here, 1));
  }

  @Test
  void rowsOfTwoHoursAgoAreDeleted() {
    take(here, 1);
    TestClock.advance(Duration.ofMinutes(119));
    OnVertx.await(here::forget);
    assertEquals(1, rows());
    TestClock.advance(Duration.ofMinutes(2));
    OnVertx.await(here::forget);
    assertEquals(0, rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "placePledge", "placePledge:1", "placePledge:1/x", "a b:1/2", "a:-1/2"})
  void aQuotaIsWrittenAsTheReadmeSays(String written) {
    assertThrows(IllegalArgumentException.class, () -> OperationQuota.of(written));
    assertEquals(
        new OperationQuota("placePledge", 20, 120), OperationQuota.of(" placePledge:20/120"));
  }

  private Duration take(OperationUses replica, int uses) {
    return OnVertx.await(() -> replica.take(someone, QUOTA, uses));
  }

  private long rows() {
    return Database.count("select count(*) from operation_uses where account_id = ?", someone);
  }
}
