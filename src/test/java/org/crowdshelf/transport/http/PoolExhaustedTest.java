package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** A pool of one connection, which a request holds: the others are answered and none hangs. */
@QuarkusTest
@TestProfile(PoolExhaustedTest.OneConnection.class)
class PoolExhaustedTest {

  private static final String FEED = "{ projects { totalCount } }";

  /** A pool of one connection with a wait of a second. */
  public static final class OneConnection implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "crowdshelf.database.pool-size", "1",
          "crowdshelf.database.wait", "1s",
          "crowdshelf.outbox.every", "off");
    }
  }

  @Test
  void answers503InsteadOfWaitingForAConnection() throws Exception {
    Person.VISITOR.asks(FEED).get("projects.totalCount");
    try (Connection keeper = Database.connect();
        Statement statement = keeper.createStatement()) {
      keeper.setAutoCommit(false);
      statement.execute("lock table projects in access exclusive mode");
      List<Answer> answers =
          assertTimeoutPreemptively(Duration.ofSeconds(5), PoolExhaustedTest::firstThreeOfFour);
      for (Answer answer : answers) {
        assertEquals(503, answer.status(), answer::body);
        assertEquals("UNAVAILABLE", answer.errorCode());
      }
      keeper.rollback();
    }
    Person.VISITOR.asks(FEED).get("projects.totalCount");
  }

  // The first request holds the connection until the lock is released.
  private static List<Answer> firstThreeOfFour() {
    List<CompletableFuture<Answer>> asking =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> Person.VISITOR.asks(FEED)))
            .limit(4)
            .toList();
    CompletableFuture<List<Answer>> three = new CompletableFuture<>();
    List<Answer> answered = new CopyOnWriteArrayList<>();
    for (CompletableFuture<Answer> one : asking) {
      one.thenAccept(
          answer -> {
            answered.add(answer);
            if (answered.size() == 3) {
              three.complete(List.copyOf(answered));
            }
          });
    }
    return three.join();
  }
}
