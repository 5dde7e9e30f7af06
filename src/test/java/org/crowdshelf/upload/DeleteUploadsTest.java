package org.crowdshelf.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeReader;
import org.crowdshelf.shared.store.StoreFailure;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that nothing uses any more; the store is one that only says what was deleted. */
@QuarkusTest
class DeleteUploadsTest {

  private static final int KEYS = 7;

  private UUID account;
  private final Queue<String> deleted = new ConcurrentLinkedQueue<>();

  @Inject DeleteUploads deleteUploads;
  @Inject UploadGauges gauges;
  @Inject GaugeReader reader;

  @BeforeEach
  void nothingElseIsDue() {
    account = Fixture.key(IdType.ACCOUNT, Person.someoneNew().accountId());
    TestClock.advance(Duration.ofDays(30));
    OnVertx.await(() -> deleteUploads.deleteDue(key -> Uni.createFrom().voidItem()));
    TestClock.reset();
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void goOnceWhereTwoReplicasDelete() {
    for (int i = 0; i < DeleteUploads.BATCH + 5; i++) {
      unused();
    }
    TestClock.advance(Duration.ofHours(25));
    List<Long> gone =
        Together.each(
            List.of(1, 2), replica -> OnVertx.await(() -> deleteUploads.deleteDue(this::delete)));
    assertEquals(DeleteUploads.BATCH + 5, gone.get(0) + gone.get(1));
    // The file that was sent is deleted by itself before.
    assertEquals((DeleteUploads.BATCH + 5) * (KEYS + 1), deleted.size());
    assertEquals(0, left());
  }

  @Test
  void areHeldByNobodyWhileTheStoreIsAsked() {
    UUID upload = unused();
    TestClock.advance(Duration.ofHours(25));
    AtomicBoolean free = new AtomicBoolean();
    OnVertx.await(
        () ->
            deleteUploads.deleteDue(
                key ->
                    Uni.createFrom()
                        .item(() -> HeldRow.isFree("uploads", upload))
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                        .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                        .invoke(free::set)
                        .replaceWithVoid()));
    assertTrue(free.get());
    assertEquals(0, left());
  }

  @Test
  void goWhereverAReplicaStopsInBetween() {
    for (int calls = 0; calls <= KEYS; calls++) {
      unused();
      TestClock.advance(Duration.ofHours(25));
      Function<String, Uni<Void>> stops = stopsAfter(calls);
      assertThrows(
          IllegalStateException.class, () -> OnVertx.await(() -> deleteUploads.deleteDue(stops)));
      assertEquals(1, left());
      assertEquals(calls, deleted.size());
      // Nobody begins again before the time of whoever stopped is over.
      OnVertx.await(() -> deleteUploads.deleteDue(this::delete));
      assertEquals(calls, deleted.size());
      TestClock.advance(DeleteUploads.TAKEN);
      OnVertx.await(() -> deleteUploads.deleteDue(this::delete));
      assertEquals(0, left());
      deleted.clear();
      TestClock.reset();
    }
  }

  private Function<String, Uni<Void>> stopsAfter(int calls) {
    return key ->
        deleted.size() == calls
            ? Uni.createFrom().failure(new IllegalStateException("stopped"))
            : delete(key);
  }

  @Test
  void goThoughTheStoreDeletesOneOfThemLater() {
    String bad = name(unused());
    unused();
    TestClock.advance(Duration.ofHours(25));
    OnVertx.await(
        () ->
            deleteUploads.deleteDue(
                key ->
                    key.contains(bad)
                        ? Uni.createFrom().failure(new StoreFailure("away"))
                        : delete(key)));
    assertEquals(
        List.of(bad), Database.column("select name from uploads where account_id = ?", account));
    TestClock.advance(DeleteUploads.TAKEN);
    OnVertx.await(() -> deleteUploads.deleteDue(this::delete));
    assertEquals(0, left());
  }

  @Test
  void stayWhileTheyCanBeSentOrAreLookedAt() {
    UUID upload = unused();
    Database.execute(
        "update uploads set deleting_at = now(), state = 'CHECKING', file = null, next_check_at = now() + interval '20 minutes'"
            + " where id = ?",
        upload);
    for (int minutes : List.of(0, 12, 12)) {
      TestClock.advance(Duration.ofMinutes(minutes));
      OnVertx.await(() -> deleteUploads.deleteDue(this::delete));
      assertEquals(1, left());
    }
    TestClock.advance(Duration.ofMinutes(2));
    OnVertx.await(() -> deleteUploads.deleteDue(this::delete));
    assertEquals(0, left());
  }

  @Test
  void areNotTakenOnceSomethingUsesThem() {
    UUID upload = unused();
    Database.execute(
        "update accounts set avatar_url = 'https://a.example/public/' || ? || '/1600.jpg' where id = ?",
        name(upload),
        account);
    TestClock.advance(Duration.ofHours(25));
    OnVertx.await(() -> deleteUploads.deleteDue(this::delete));
    assertEquals(1, left());
    assertNull(Database.value("select deleting_at from uploads where id = ?", upload));
  }

  @Test
  void areCountedWhileTheyWait() {
    Map<String, Long> before = figures();
    Database.execute(
        "update uploads set deleting_at = now() - interval '3 hours' where id = ?", unused());
    Database.execute(
        "update uploads set state = 'CHECKING', file = null, next_check_at = now() - interval '20 minutes' where id = ?",
        unused());
    Database.execute(
        "update uploads set state = 'REJECTED', file = null, rejected_because = 'UNREADABLE' where id = ?",
        unused());
    Map<String, Long> after = figures();
    for (String name : List.of("waiting", "rejected", "deleting")) {
      String gauge = "crowdshelf.uploads." + name;
      assertEquals(before.get(gauge) + 1, after.get(gauge), name);
    }
    assertTrue(after.get("crowdshelf.uploads.oldest.seconds") >= 1200);
    assertTrue(after.get("crowdshelf.uploads.deleting.oldest.seconds") >= 10_800);
  }

  private Map<String, Long> figures() {
    return OnVertx.await(() -> reader.read(gauges)).stream()
        .collect(Collectors.toMap(Gauge::name, Gauge::value));
  }

  private Uni<Void> delete(String key) {
    deleted.add(key);
    return Uni.createFrom().voidItem();
  }

  private UUID unused() {
    UUID upload = UUID.randomUUID();
    Database.execute(
        """
        insert into uploads (id, account_id, purpose, state, content_type, bytes, name, created_at, unused_since,
                             file, width, height)
        values (?, ?, 'IMAGE', 'READY', 'image/jpeg', 10, ?, now(), now(), '/1600.jpg', 10, 10)""",
        upload,
        account,
        UploadKeys.name());
    return upload;
  }

  private static String name(UUID upload) {
    return Database.value("select name from uploads where id = ?", upload);
  }

  private long left() {
    return Database.count("select count(*) from uploads where account_id = ?", account);
  }
}
