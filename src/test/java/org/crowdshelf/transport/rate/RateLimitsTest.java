package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.transport.request.ClientAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas with one database, each with its own memory. */
@QuarkusTest
class RateLimitsTest {

  private static final long PER_MINUTE = 600;
  private static final String KEY = "ZGV2ZWxvcG1lbnQtb25seS1jdXJzb3Ita2V5LTAwMDE=";

  @Inject Upkeep upkeep;
  @Inject JobGate gate;
  @Inject Clock clock;

  private final String someone = "account " + UUID.randomUUID();

  @AfterEach
  void back() {
    TestClock.reset();
  }

  @Test
  void refusesOnlyTheSubjectAboveItsLimit() {
    RateLimits here = replica();
    here.charge(someone, PER_MINUTE);
    assertTrue(here.arrive(someone) > 0);
    assertEquals(0, here.arrive("account " + UUID.randomUUID()));
    assertEquals(0, here.arrive("address 192.0.2.1"));
  }

  @Test
  void acceptsARequestAfterTheWait() {
    RateLimits here = replica();
    here.charge(someone, PER_MINUTE + 100);
    long wait = here.arrive(someone);
    assertTrue(wait > 9_000 && wait <= 10_001, wait + " ms");
    TestClock.advance(Duration.ofMillis(wait - 1_000));
    assertTrue(here.arrive(someone) > 0);
    TestClock.advance(Duration.ofMillis(1_000));
    assertEquals(0, here.arrive(someone));
  }

  @Test
  void replicasShareUse() {
    RateLimits here = replica();
    RateLimits there = replica();
    here.charge(someone, 400);
    there.charge(someone, 400);
    assertEquals(0, there.arrive(someone));
    OnVertx.await(here::exchange);
    OnVertx.await(there::exchange);
    assertTrue(there.arrive(someone) > 0);
    here.charge(someone, 6);
    OnVertx.await(here::exchange);
    assertTrue(here.arrive(someone) > 0);
  }

  @Test
  void inTheLongRunReplicasAllowNoMoreThanOne() {
    List<RateLimits> replicas = List.of(replica(), replica(), replica(), replica());
    long used = 0;
    int seconds = 300;
    for (int second = 0; second < seconds; second++) {
      for (RateLimits replica : replicas) {
        for (int i = 0; i < 10 && replica.arrive(someone) == 0; i++) {
          replica.charge(someone, 19);
          used += 20;
        }
        OnVertx.await(replica::exchange);
      }
      TestClock.advance(Duration.ofSeconds(1));
    }
    long most = PER_MINUTE * (seconds / 60 + replicas.size());
    assertTrue(used <= most, used + " of " + most);
    assertTrue(used >= PER_MINUTE * seconds / 60, used + " is less than one replica gives");
  }

  @Test
  void aClockThatGoesBackRefusesNobody() {
    RateLimits here = replica();
    TestClock.advance(Duration.ofDays(1));
    here.charge(someone, PER_MINUTE / 2);
    OnVertx.await(here::exchange);
    TestClock.reset();
    assertEquals(0, here.arrive(someone));
    here.charge(someone, PER_MINUTE / 10);
    OnVertx.await(here::exchange);
    assertEquals(0, here.arrive(someone));
    here.charge(someone, PER_MINUTE / 2);
    OnVertx.await(here::exchange);
    long wait = here.arrive(someone);
    assertTrue(wait > 0 && wait < 15_000, wait + " ms");
  }

  @Test
  void smallUseNeedsNoStatement() {
    RateLimits here = replica();
    here.charge(someone, PER_MINUTE / 200);
    OnVertx.await(here::exchange);
    assertEquals(0, rows());
    here.charge(someone, PER_MINUTE / 100);
    OnVertx.await(here::exchange);
    assertEquals(1, rows());
  }

  @Test
  void useThatTheDatabaseDidNotStoreIsReportedLater() {
    RateLimits here = replica();
    here.charge(someone, PER_MINUTE / 2);
    Database.execute("alter table rate_levels rename to rate_levels_away");
    try {
      OnVertx.await(here::exchangeOnSchedule);
    } finally {
      Database.execute("alter table rate_levels_away rename to rate_levels");
    }
    assertEquals(0, rows());
    here.charge(someone, 1);
    OnVertx.await(here::exchange);
    assertEquals(
        1,
        Database.count(
            "select count(*) from rate_levels where subject = ? and level > 17000000", subject()));
  }

  @Test
  void keepsNoMoreSubjectsThanConfigured() {
    RateLimits here = replica(Map.of("crowdshelf.rate-limits.subjects", "50"));
    for (int i = 0; i < 2_000; i++) {
      here.charge("address 10.0.%d.%d".formatted(i / 250, i % 250), PER_MINUTE);
    }
    assertTrue(here.remembered() <= 50, here.remembered() + " remembered");
    OnVertx.await(here::exchange);
  }

  @Test
  void emptyBucketsAreDeleted() {
    RateLimits here = replica();
    here.charge(someone, PER_MINUTE);
    OnVertx.await(here::exchange);
    SharedLevels levels = new SharedLevels(upkeep, clock, KEY);
    TestClock.advance(Duration.ofMinutes(9));
    OnVertx.await(levels::forget);
    assertEquals(1, rows());
    TestClock.advance(Duration.ofMinutes(2));
    OnVertx.await(levels::forget);
    assertEquals(0, rows());
  }

  @Test
  void countsNothingIfItIsOff() {
    RateLimits off = replica(Map.of("crowdshelf.rate-limits.enabled", "false"));
    off.arrive((io.vertx.ext.web.RoutingContext) null);
    off.charge((io.vertx.ext.web.RoutingContext) null, 1_000_000);
    assertEquals(0, off.remembered());
  }

  private long rows() {
    return Database.count("select count(*) from rate_levels where subject = ?", subject());
  }

  private String subject() {
    return new SharedLevels(upkeep, clock, KEY).subject(someone);
  }

  private RateLimits replica() {
    return replica(Map.of());
  }

  private RateLimits replica(Map<String, String> settings) {
    Map<String, String> all = new java.util.HashMap<>(settings);
    all.put("crowdshelf.rate-limits.account", Long.toString(PER_MINUTE));
    all.put("crowdshelf.rate-limits.address", Long.toString(PER_MINUTE));
    return new RateLimits(
        gate,
        TestRates.with(all),
        new ClientAddress(0, "X-Forwarded-For"),
        new SharedLevels(upkeep, clock, KEY),
        clock);
  }
}
