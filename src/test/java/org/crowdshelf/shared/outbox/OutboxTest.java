package org.crowdshelf.shared.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {

  private static final int MANY = 40;

  private record Told(String type, UUID subject, JsonObject payload) implements Event {}

  private final UUID subject = UUID.randomUUID();

  @Inject Outbox outbox;
  @Inject OutboxDispatcher dispatcher;
  @Inject Transactions transactions;
  @Inject Heard heard;
  @Inject Scheduler scheduler;

  // The test alone says when it is time to dispatch.
  @BeforeEach
  void stopTheClockwork() {
    scheduler.pause();
  }

  @AfterEach
  void backToNow() {
    scheduler.resume();
    TestClock.reset();
    Database.execute("delete from outbox where subject_id = ?", subject);
  }

  @Test
  void tellsWhatWasCommitted() {
    OnVertx.await(
        () ->
            transactions.runUnconditionally(
                () ->
                    outbox.tell(
                        new Told("heard.told", subject, new JsonObject().put("what", "图书\"'")))));
    dispatch();
    OutboxEvent event = only(heard.about(subject));
    assertEquals("heard.told", event.type());
    assertEquals("图书\"'", event.payload().getString("what"));
    assertEquals(0, waiting());
    dispatch();
    assertEquals(1, heard.about(subject).size());
  }

  @Test
  void tellsNothingOfWhatWasRejectedOrFailed() {
    OnVertx.await(
        () ->
            transactions.run(
                () ->
                    outbox
                        .tell(new Told("heard.rejected", subject, new JsonObject()))
                        .replaceWith(Outcome.rejected(Rejection.of(InputError.BLANK, "title")))));
    assertThrows(
        IllegalStateException.class,
        () ->
            OnVertx.await(
                () ->
                    transactions.runUnconditionally(
                        () ->
                            outbox
                                .tell(new Told("heard.failed", subject, new JsonObject()))
                                .chain(
                                    () -> Uni.createFrom().failure(new IllegalStateException())))));
    assertEquals(0, Database.count("select count(*) from outbox where subject_id = ?", subject));
    dispatch();
    assertEquals(List.of(), heard.about(subject));
  }

  @Test
  void neverTellsWhatWasTakenBack() {
    OnVertx.await(
        () ->
            transactions.runUnconditionally(
                () ->
                    outbox
                        .propose(new Told("heard.taken-back", subject, new JsonObject()))
                        .chain(outbox::takeBack)));
    dispatch();
    assertEquals(List.of(), heard.about(subject));
    assertEquals(0, Database.count("select count(*) from outbox where subject_id = ?", subject));
  }

  @Test
  void aFailureHoldsUpNoneOfThoseThatCameWithIt() {
    UUID before = store("heard.before");
    UUID between = store("nobody.wants");
    UUID refused = store("heard.refused");
    UUID after = store("heard.after");
    heard.answer(
        subject,
        event ->
            event.id().equals(refused)
                ? Uni.createFrom().failure(new IllegalStateException())
                : Uni.createFrom().voidItem());
    dispatch();
    assertEquals(3, heard.about(subject).size());
    assertEquals(
        List.of(refused),
        Database.column(
            "select id from outbox where subject_id = ? and dispatched_at is null", subject));
    assertEquals(
        3,
        Database.count(
            "select count(*) from outbox where id in (?, ?, ?) and attempts = 1 and dispatched_at is not null",
            before,
            between,
            after));
  }

  @Test
  void handsOverMoreThanFitIntoOneTransaction() {
    for (int i = 0; i < MANY + 1; i++) {
      store("heard.many");
    }
    assertTrue(dispatch() > MANY);
    assertEquals(MANY + 1, heard.about(subject).size());
    assertEquals(0, waiting());
  }

  @Test
  void manyDispatchersAtOnceHandEachEventOverOnce() {
    for (int i = 0; i < MANY; i++) {
      store("heard.once");
    }
    heard.answer(
        subject, event -> Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(5)));
    AtOnce.run(4, this::dispatch);
    List<OutboxEvent> events = heard.about(subject);
    assertEquals(MANY, events.size());
    assertEquals(MANY, events.stream().map(OutboxEvent::id).distinct().count());
    assertEquals(0, waiting());
  }

  @Test
  void whatWasNotTakenWaitsLongerEachTimeAndComesAgain() {
    UUID event = store("heard.refused");
    heard.answer(
        subject, taken -> Uni.createFrom().failure(new IllegalStateException("no; secret")));
    Duration before = Duration.ZERO;
    for (int attempt = 1; attempt <= 4; attempt++) {
      dispatch();
      assertEquals(attempt, heard.about(subject).size());
      dispatch();
      assertEquals(attempt, heard.about(subject).size(), "comes only when it is due");
      Duration wait = waitOf(event);
      assertTrue(wait.compareTo(before) > 0, () -> wait + " is no longer wait");
      assertEquals(
          "IllegalStateException",
          Database.value("select last_error from outbox where id = ?", event));
      before = wait;
      TestClock.advance(wait.plusSeconds(1));
    }
    heard.answer(subject, taken -> Uni.createFrom().voidItem());
    dispatch();
    assertEquals(5, heard.about(subject).size());
    assertEquals(0, waiting());
  }

  @Test
  void aListenerThatThrowsIsOneThatFailed() {
    store("heard.thrown");
    heard.answer(
        subject,
        taken -> {
          throw new IllegalStateException();
        });
    dispatch();
    assertEquals(1, waiting());
  }

  @Test
  void aConnectionThatDiesInTheMiddleLeavesTheEventWaiting() {
    UUID event = store("heard.died");
    heard.answer(
        subject,
        taken -> {
          killWhoeverHandsOver();
          return Uni.createFrom().voidItem();
        });
    assertThrows(RuntimeException.class, this::dispatch);
    assertEquals(1, waiting());
    assertEquals(0, Database.count("select attempts from outbox where id = ?", event));

    heard.answer(subject, taken -> Uni.createFrom().voidItem());
    dispatch();
    assertEquals(0, waiting());
    assertEquals(2, heard.about(subject).size());
  }

  private long dispatch() {
    return OnVertx.await(dispatcher::dispatchWaiting);
  }

  private UUID store(String type) {
    UUID id = UUID.randomUUID();
    Database.execute(
        """
        insert into outbox (id, event_type, subject_id, payload, occurred_at, next_attempt_at)
        values (?, ?, ?, '{}', now(), now() - interval '1 second')""",
        id,
        type,
        subject);
    return id;
  }

  private static void killWhoeverHandsOver() {
    Database.column(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
         where state = 'idle in transaction' and query like '%from outbox%'
           and pid <> pg_backend_pid()""");
  }

  private Duration waitOf(UUID event) {
    long millis =
        Database.count(
            """
            select (extract(epoch from next_attempt_at) * 1000)::bigint from outbox where id = ?""",
            event);
    return Duration.between(new TestClock().instant(), java.time.Instant.ofEpochMilli(millis));
  }

  private long waiting() {
    return Database.count(
        "select count(*) from outbox where subject_id = ? and dispatched_at is null", subject);
  }

  private static OutboxEvent only(List<OutboxEvent> events) {
    assertEquals(1, events.size());
    return events.get(0);
  }
}
