package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.Test;

/** The reads that one request sends to the database at one moment. */
@QuarkusTest
class PipelinedReadsTest {

  private static final String CONNECTION = "select pg_backend_pid() as pid";

  @Inject Reads reads;

  @Test
  void takesOneConnection() {
    List<Integer> connections =
        OnVertx.await(
            () ->
                Uni.join().all(Stream.generate(this::connection).limit(40).toList()).andFailFast());
    assertEquals(40, connections.size());
    assertEquals(1, connections.stream().distinct().count());
  }

  @Test
  void givesTheConnectionBack() {
    for (int i = 0; i < 50; i++) {
      takesOneConnection();
    }
  }

  @Test
  void aStatementThatFailsTakesNoOtherWithIt() {
    List<String> told =
        OnVertx.await(
            () ->
                Uni.join()
                    .all(
                        told("select 1 as n"),
                        told("select 1 / 0 as n"),
                        told("select no as n"),
                        told("select 2 as n"))
                    .andFailFast());
    assertEquals("1", told.get(0));
    assertTrue(told.get(1).contains("22012"), told.get(1));
    assertTrue(told.get(2).contains("42703"), told.get(2));
    assertEquals("2", told.get(3));
  }

  private Uni<Integer> connection() {
    return reads.one(CONNECTION, row -> row.integer("pid"));
  }

  private Uni<String> told(String sql) {
    return reads
        .one(sql, row -> Integer.toString(row.integer("n")))
        .onFailure()
        .recoverWithItem(Throwable::toString);
  }
}
