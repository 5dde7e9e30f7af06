package org.crowdshelf.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** Counts what the service asks the database for, as the database itself saw it. */
public final class Statements {

  // Jobs run beside the request that is counted.
  private static final String FEATURES_ONLY =
      " from pg_stat_statements where query not like '%outbox%' and query not like '%pg_stat%'"
          + " and query !~* '^(begin|commit|rollback|set|show|deallocate)'";

  private Statements() {}

  /** The statements that the request causes, each with its number, sorted. */
  public static List<String> of(Runnable request) {
    Database.execute("create extension if not exists pg_stat_statements");
    request.run();
    Database.column("select pg_stat_statements_reset()::text");
    request.run();
    // Of some statements the database keeps the text with its constants, numbers and texts.
    return Database.column(
        "select calls || ' x ' || regexp_replace(query, '\\$?[0-9]+|''[^'']*''', '?', 'g')"
            + FEATURES_ONLY
            + " order by 1");
  }

  /** Fails where the request takes more than so many statements; tells which. */
  public static void assertAtMost(int most, Runnable request) {
    Database.execute("create extension if not exists pg_stat_statements");
    // Once before, so that nothing is counted that happens only the first time.
    request.run();
    Database.column("select pg_stat_statements_reset()::text");
    request.run();
    List<String> ran = Database.column("select calls || ' x ' || query" + FEATURES_ONLY);
    long calls = Database.count("select coalesce(sum(calls), 0)" + FEATURES_ONLY);
    assertTrue(calls > 0, "the request reached the database");
    assertTrue(
        calls <= most,
        () -> calls + " statements, at most " + most + ":\n" + String.join("\n", ran));
  }
}
