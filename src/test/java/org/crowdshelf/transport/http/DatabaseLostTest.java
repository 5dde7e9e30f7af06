package org.crowdshelf.transport.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.crowdshelf.payment.sandbox.SandboxSigning;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.LossyDatabase;
import org.crowdshelf.support.Management;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service keeps answering while the database is unreachable, and recovers with it. */
@QuarkusTest
@QuarkusTestResource(value = LossyDatabase.class, restrictToAnnotatedClass = true)
@TestProfile(DatabaseLostTest.Watched.class)
class DatabaseLostTest {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(5);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);
  private static final String FEED = "{ projects { totalCount } }";

  /** Watches the database as production does. */
  public static final class Watched implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("crowdshelf.database.watch-every", "500ms");
    }
  }

  @AfterEach
  void bringTheDatabaseBack() {
    LossyDatabase.way().restore();
    within(BACK_WITHIN, () -> Person.VISITOR.asks(FEED).status() == 200);
  }

  @Test
  void answers503WithoutTheDatabaseAndRecoversWithIt() {
    Person.VISITOR.asks(FEED).get("projects.totalCount");
    LossyDatabase.way().cut();
    assertUnavailable(asked(Person.VISITOR));
    within(TOLD_WITHIN, () -> Management.health("ready") == 503);
    assertEquals(200, Management.health("live"));
    assertUnavailable(asked(Person.VISITOR));
    LossyDatabase.way().restore();
    within(BACK_WITHIN, () -> Management.health("ready") == 200);
    Person.VISITOR.asks(FEED).get("projects.totalCount");
  }

  @Test
  void answers503WhileTheDatabaseIsSilent() {
    Person.VISITOR.asks(FEED).get("projects.totalCount");
    LossyDatabase.way().silence();
    assertUnavailable(asked(Person.VISITOR));
    within(TOLD_WITHIN, () -> Management.health("ready") == 503);
    LossyDatabase.way().restore();
    within(BACK_WITHIN, () -> Person.VISITOR.asks(FEED).status() == 200);
  }

  @Test
  void answers503ToAFirstSignInToo() {
    Person newcomer = Person.someoneNew();
    newcomer.token();
    LossyDatabase.way().silence();
    assertUnavailable(asked(newcomer));
    LossyDatabase.way().restore();
    within(BACK_WITHIN, () -> newcomer.asks("{ viewer { roles } }").status() == 200);
  }

  @Test
  void asksAProviderToSendItsMessageAgain() {
    String body =
        """
        {"id":"away","merchant":"crowdshelf-local","about":"payment","reference":"%s","state":"SUCCEEDED",
         "amountMinor":100,"currency":"CNY"}"""
            .formatted("0".repeat(32));
    String time = Long.toString(Instant.now().getEpochSecond());
    SandboxSigning signing = Arc.container().instance(SandboxSigning.class).get();
    RequestSpecification message =
        given()
            .contentType("application/json")
            .header("Sandbox-Timestamp", time)
            .header("Sandbox-Nonce", "away")
            .header("Sandbox-Signature", signing.sign(time, "away", body))
            .body(body);
    message.post("/payments/sandbox/callback").then().statusCode(200);
    LossyDatabase.way().cut();
    message.post("/payments/sandbox/callback").then().statusCode(503).header("Retry-After", "1");
  }

  @Test
  void refusesMutationsOnAReadOnlyStandby() {
    LossyDatabase.readOnly(true);
    LossyDatabase.way().cut();
    LossyDatabase.way().restore();
    try {
      within(TOLD_WITHIN, () -> Management.health("ready") == 503);
      assertUnavailable(asked(Person.VISITOR));
    } finally {
      LossyDatabase.readOnly(false);
      LossyDatabase.way().cut();
    }
  }

  private static Answer asked(Person person) {
    CompletableFuture<Answer> asked =
        CompletableFuture.supplyAsync(
            () -> person.asks("{ viewer { roles } projects { totalCount } }"));
    return assertTimeoutPreemptively(TOLD_WITHIN, () -> asked.get());
  }

  private static void assertUnavailable(Answer answer) {
    assertEquals(503, answer.status(), answer::body);
    assertEquals("UNAVAILABLE", answer.response().path("errors[0].extensions.code"));
    assertEquals("1", answer.response().header("Retry-After"));
  }

  private static void within(Duration time, BooleanSupplier condition) {
    Instant end = Instant.now().plus(time);
    boolean met = condition.getAsBoolean();
    while (!met && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(50_000_000);
      met = condition.getAsBoolean();
    }
    assertTrue(met, "not within " + time);
  }
}
