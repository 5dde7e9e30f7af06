package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Parameters and columns of every type, as each of the three ways to run a statement takes them.
 */
@QuarkusTest
class RowTest {

  enum Way {
    READS,
    WRITES,
    UPKEEP
  }

  /** An entry of a document. */
  public record Entry(String text) {}

  @Inject Reads reads;
  @Inject Writes writes;
  @Inject Upkeep upkeep;
  @Inject Transactions transactions;

  @ParameterizedTest
  @EnumSource
  void returnsWhatWasBound(Way way) {
    UUID key = UUID.randomUUID();
    Instant time = Instant.parse("2026-11-26T08:09:10.123456Z");
    String sql =
        "select $1::uuid as key, $2::timestamptz as time, $3::text as day, $4::bigint as big,"
            + " $5::int as small, $6::boolean as yes, $7::date as date, $8::bytea as bytes,"
            + " $9::jsonb as json, $10::text as document";
    one(
        way,
        sql,
        row -> {
          assertEquals(key, row.uuid("key"));
          assertEquals(time, row.instant("time"));
          assertEquals(DayOfWeek.MONDAY, row.value(DayOfWeek.class, "day"));
          assertEquals("MONDAY", row.text("day"));
          assertEquals(5_000_000_000L, row.number("big"));
          assertEquals(5_000_000_000L, row.numberOrNull("big"));
          assertThrows(ArithmeticException.class, () -> row.integer("big"));
          assertEquals(7, row.number("small"));
          assertEquals(7, row.integer("small"));
          assertEquals(7, row.integerOrNull("small"));
          assertTrue(row.flag("yes"));
          assertEquals(true, row.flagOrNull("yes"));
          assertEquals(LocalDate.of(2026, 11, 26), row.date("date"));
          assertArrayEquals(new byte[] {1, 2}, row.bytes("bytes"));
          assertEquals(new JsonObject().put("text", "图书\"'"), row.json("json"));
          assertEquals(List.of(new Entry("a")), row.list(Entry.class, "document"));
          return key;
        },
        key,
        time,
        DayOfWeek.MONDAY,
        5_000_000_000L,
        7,
        true,
        LocalDate.of(2026, 11, 26),
        new byte[] {1, 2},
        new JsonObject().put("text", "图书\"'"),
        Document.write(List.of(new Entry("a"))));
  }

  @ParameterizedTest
  @EnumSource
  void returnsNullForNull(Way way) {
    one(
        way,
        "select null::uuid as key, $1::timestamptz as time, null::text as text, null::bigint as number,"
            + " null::boolean as flag, null::date as date, null::bytea as bytes, null::jsonb as json",
        row -> {
          assertNull(row.uuid("key"));
          assertNull(row.instant("time"));
          assertNull(row.text("text"));
          assertNull(row.value(DayOfWeek.class, "text"));
          assertNull(row.list(Entry.class, "text"));
          assertNull(row.numberOrNull("number"));
          assertNull(row.integerOrNull("number"));
          assertThrows(NullPointerException.class, () -> row.number("number"));
          assertNull(row.flagOrNull("flag"));
          assertFalse(row.flag("flag"));
          assertNull(row.date("date"));
          assertNull(row.bytes("bytes"));
          assertNull(row.json("json"));
          return true;
        },
        (Object) null);
  }

  @ParameterizedTest
  @EnumSource
  void bindsACollectionAsAnArray(Way way) {
    UUID key = UUID.randomUUID();
    String sql =
        "select $1 = any($2::uuid[]) as uuids, 'TUESDAY' = any($3::text[]) as enums,"
            + " 'b' = any($4::text[]) as texts, 2 = any($5::bigint[]) as numbers,"
            + " timestamptz '2026-11-26 00:00:00Z' = any($6::timestamptz[]) as instants";
    Function<Row, List<Boolean>> flags =
        row ->
            List.of(
                row.flag("uuids"),
                row.flag("enums"),
                row.flag("texts"),
                row.flag("numbers"),
                row.flag("instants"));
    assertEquals(
        List.of(true, true, true, true, true),
        one(
            way,
            sql,
            flags,
            key,
            List.of(UUID.randomUUID(), key),
            Set.of(DayOfWeek.TUESDAY),
            List.of("a", "b"),
            List.of(1L, 2L),
            List.of(Instant.parse("2026-11-26T00:00:00Z"))));
    assertEquals(
        List.of(false, false, false, false, false),
        one(way, sql, flags, key, List.of(), Set.of(), List.of(), List.of(), List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void refusesAColumnThatTheStatementDoesNotReturn(Way way) {
    assertThrows(
        IllegalArgumentException.class,
        () -> one(way, "select 1 as number", row -> row.number("count")));
  }

  @ParameterizedTest
  @EnumSource
  void takesTheFirstOfTwoColumnsWithOneName(Way way) {
    assertEquals(
        List.of(1), list(way, "select 1 as number, 2 as number", row -> row.integer("number")));
  }

  @ParameterizedTest
  @EnumSource
  void readsTheColumnsOfAJoinedTableByItsAlias(Way way) {
    String sql = "select 1 as id, 2 as a_id, 3 as a_b_id, 4 as b_id";
    one(
        way,
        sql,
        row -> {
          assertEquals(1, row.integer("id"));
          assertEquals(2, row.joined("a").integer("id"));
          assertEquals(3, row.joined("a_b").integer("id"));
          assertEquals(4, row.joined("b").integer("id"));
          assertThrows(IllegalArgumentException.class, () -> row.joined("b").integer("b_id"));
          assertThrows(IllegalArgumentException.class, () -> row.joined("c").integer("id"));
          return true;
        });
  }

  @ParameterizedTest
  @EnumSource
  void returnsEveryRowInItsOrder(Way way) {
    assertEquals(
        List.of(3, 2, 1),
        list(
            way,
            "select n from generate_series(1, 3) as n order by n desc",
            row -> row.integer("n")));
    assertEquals(List.of(), list(way, "select 1 as n where false", row -> row.integer("n")));
    assertNull(one(way, "select 1 as n where false", row -> row.integer("n")));
  }

  private <T> T one(Way way, String sql, Function<Row, T> mapping, Object... params) {
    List<T> rows = list(way, sql, mapping, params);
    return rows.isEmpty() ? null : rows.get(0);
  }

  private <T> List<T> list(Way way, String sql, Function<Row, T> mapping, Object... params) {
    return OnVertx.await(
        () ->
            switch (way) {
              case READS -> reads.list(sql, mapping, params);
              case WRITES ->
                  transactions.runUnconditionally(() -> writes.list(sql, mapping, params));
              case UPKEEP -> upkeep.list(sql, mapping, params);
            });
  }
}
