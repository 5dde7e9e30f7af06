package org.crowdshelf.shared.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxCleanupTest {

  private final UUID subject = UUID.randomUUID();

  @Inject OutboxCleanup cleanup;

  @BeforeEach
  @AfterEach
  void deleteOld() {
    delete();
    Database.execute("delete from outbox where subject_id = ?", subject);
  }

  @Test
  void deletesWhatWasHandedOverMoreThanThirtyDaysAgoAndNothingElse() {
    store("31 days", "now() - interval '31 days'", 1);
    store("29 days", "now() - interval '29 days'", 1);
    store("40 days", "now() - interval '1 day'", 1);
    store("40 days", "null", 1);
    assertEquals(1, delete());
    assertEquals(3, kept());
    assertEquals(
        0,
        Database.count(
            "select count(*) from outbox where subject_id = ? and dispatched_at < now() - interval '30 days'",
            subject));
  }

  @Test
  void deletesEachEventOnceWhereTwoReplicasDelete() {
    int many = 3 * OutboxCleanup.BATCH + 1;
    store("31 days", "now() - interval '31 days'", many);
    List<Long> deleted = AtOnce.run(2, this::delete);
    long rest = delete();
    assertEquals(many, deleted.get(0) + deleted.get(1) + rest);
    assertEquals(0, kept());
  }

  @Test
  void passesOverAnEventThatAnotherReplicaIsDeleting() throws SQLException {
    store("31 days", "now() - interval '31 days'", 2);
    try (Connection other = Database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "delete from outbox where id = (select id from outbox where subject_id = '%s' order by id limit 1)"
              .formatted(subject));
      assertEquals(1, delete());
      other.rollback();
    }
    assertEquals(1, delete());
  }

  private long delete() {
    return OnVertx.await(cleanup::deleteOld);
  }

  private long kept() {
    return Database.count("select count(*) from outbox where subject_id = ?", subject);
  }

  private void store(String age, String handedOver, int times) {
    Database.execute(
        """
        insert into outbox (id, event_type, subject_id, payload, occurred_at, next_attempt_at, dispatched_at)
        select uuidv7(interval '-%1$s'), 'nobody.wants', ?, '{}', now() - interval '%1$s', 'infinity', %2$s
          from generate_series(1, %3$d)"""
            .formatted(age, handedOver, times),
        subject);
  }
}
