package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against conflicts that PostgreSQL itself raises, on a table of the test's own. */
@QuarkusTest
class TransactionsTest {

  @Inject Transactions transactions;

  @BeforeAll
  static void makeTables() {
    Database.execute("create table conflict_rows (id integer primary key, value integer not null)");
    // A sequence counts on through rollbacks.
    Database.execute("create sequence conflict_count");
    Database.execute(
        """
        create function conflict(state text, times integer) returns integer language plpgsql as $$
        begin
          if nextval('conflict_count') <= times then
            raise exception 'given up' using errcode = state;
          end if;
          return 1;
        end $$""");
  }

  @AfterAll
  static void dropTables() {
    Database.execute("drop table conflict_rows");
    Database.execute("drop function conflict");
    Database.execute("drop sequence conflict_count");
  }

  @BeforeEach
  void beginAgain() {
    Database.execute("delete from conflict_rows");
    Database.execute("insert into conflict_rows values (1, 0), (2, 0)");
    Database.execute("alter sequence conflict_count restart");
  }

  @Test
  void aJobsStatementsMayTakeLongerAndThoseOfRequestsMayNot() {
    assertEquals(
        "10min",
        OnVertx.await(() -> transactions.runForLong(Duration.ofMinutes(10), this::longest)));
    for (int i = 0; i < 25; i++) {
      assertEquals("8s", OnVertx.await(() -> transactions.runUnconditionally(this::longest)));
    }
  }

  private Uni<String> longest() {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery("select current_setting('statement_timeout')", String.class)
                    .getSingleResult());
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void runsAUseCaseAgainThatPostgresqlGaveUp(String state) {
    assertEquals(
        Outcome.done("told"),
        run(
            () ->
                sql("update conflict_rows set value = value + 1 where id = 1")
                    .chain(() -> conflict(state, Transactions.ATTEMPTS - 1))
                    .replaceWith(Outcome.done("told"))));
    assertEquals(1, value(1));
    assertEquals(Transactions.ATTEMPTS, attempts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void givesUpItselfAfterSoManyAttemptsWithNothingDone(String state) {
    assertThrows(
        RuntimeException.class,
        () ->
            run(
                () ->
                    sql("update conflict_rows set value = 9 where id = 1")
                        .chain(() -> conflict(state, 1000))
                        .replaceWith(Outcome.done("told"))));
    assertEquals(0, value(1));
    assertEquals(Transactions.ATTEMPTS, attempts());
  }

  @Test
  void runsNothingAgainThatFailedOtherwise() {
    assertThrows(RuntimeException.class, () -> run(() -> conflict("23505", 1000)));
    assertEquals(1, attempts());
  }

  @Test
  void keepsNothingOfWhatFails() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                run(
                    () ->
                        sql("update conflict_rows set value = 9 where id = 1")
                            .invoke(
                                () -> {
                                  throw new IllegalStateException("fault");
                                })
                            .replaceWith(Outcome.done("told"))));
    assertEquals("fault", thrown.getMessage());
    assertEquals(0, value(1));
  }

  @Test
  void keepsNothingOfWhatIsRejected() {
    Rejection rejection = Rejection.of(InputError.BLANK, "title");
    Outcome<String> outcome =
        run(
            () ->
                sql("update conflict_rows set value = 9 where id = 1")
                    .replaceWith(Outcome.rejected(rejection)));
    assertEquals(
        List.of(rejection), assertInstanceOf(Outcome.Rejected.class, outcome).rejections());
    assertEquals(0, value(1));
  }

  @Test
  void aRejectionAfterAConflictIsStillARejection() {
    Outcome<String> outcome =
        run(
            () ->
                conflict("40001", 2)
                    .replaceWith(Outcome.rejected(Rejection.of(InputError.BLANK, "title"))));
    assertInstanceOf(Outcome.Rejected.class, outcome);
  }

  @Test
  void repeatsAJobToo() {
    OnVertx.await(() -> transactions.runUnconditionally(() -> conflict("40001", 2)));
    assertEquals(3, attempts());
  }

  @Test
  void bothOfTwoThatLockEachOtherOutComeThrough() {
    AtomicInteger next = new AtomicInteger();
    AtOnce.run(
        2,
        () -> {
          int first = 1 + next.getAndIncrement();
          return run(
              () ->
                  add(first)
                      .chain(() -> sql("select 1 from pg_sleep(0.3)", true))
                      .chain(() -> add(3 - first))
                      .replaceWith(Outcome.done("told")));
        });
    assertEquals(2, value(1));
    assertEquals(2, value(2));
  }

  @Test
  void noneOfManySerializableChangesIsLost() {
    AtOnce.run(
        5,
        () ->
            run(
                () ->
                    sql("set transaction isolation level serializable")
                        .chain(() -> sql("select value from conflict_rows where id = 1", true))
                        .chain(() -> add(1))
                        .replaceWith(Outcome.done("told"))));
    assertEquals(5, value(1));
  }

  private <T> Outcome<T> run(java.util.function.Supplier<Uni<Outcome<T>>> useCase) {
    return OnVertx.await(() -> transactions.run(useCase));
  }

  private static Uni<Integer> add(int row) {
    return sql("update conflict_rows set value = value + 1 where id = " + row);
  }

  private static <T> Uni<T> conflict(String state, int times) {
    return sql("select conflict('" + state + "', " + times + ")", true)
        .onItem()
        .transform(ignored -> null);
  }

  private static Uni<Integer> sql(String statement) {
    return Panache.getSession()
        .flatMap(session -> session.createNativeQuery(statement).executeUpdate());
  }

  private static Uni<Integer> sql(String query, boolean rows) {
    return Panache.getSession()
        .flatMap(session -> session.createNativeQuery(query, Integer.class).getResultList())
        .map(List::size);
  }

  private static long value(int row) {
    return Database.count("select value from conflict_rows where id = ?", row);
  }

  private static long attempts() {
    return Database.count("select last_value from conflict_count");
  }
}
