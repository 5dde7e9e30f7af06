package org.crowdshelf.fulfilment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LockAddressesTest {

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private final Instant at = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
  private UUID project;
  private UUID reward;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Locks");
    reward = Fulfilling.reward(project, true, null);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void locksWhatNeedsAnAddressAndTellsItOnce() {
    Fulfilling.reward(project, false, null);
    UUID pledge = Fulfilling.collected(project, reward, backer);
    assertEquals(
        List.of(), Fulfilling.lock(fundraiser, project, null, at).userErrorCodes("lockAddresses"));
    assertEquals(
        at.toString(),
        Fulfilling.read(backer, pledge).get("node.fulfilment.addressLockedAt").toString());
    Fulfilling.lock(fundraiser, project, null, at);
    assertEquals(List.of(at.toString()), told("from"));
    assertEquals(1, locks());
  }

  @Test
  void movesALockThatIsNotInForceAndNoOther() {
    UUID second = Fulfilling.reward(project, true, null);
    Fulfilling.lock(fundraiser, project, List.of(id(reward)), at);
    Instant later = at.plus(Duration.ofDays(1));
    Fulfilling.lock(fundraiser, project, List.of(id(reward), id(reward)), later);
    assertEquals(2, told("from").size());
    assertEquals(1, locks());
    TestClock.advance(Duration.ofDays(5));
    Fulfilling.lock(fundraiser, project, null, later.plus(Duration.ofDays(7)));
    assertEquals(
        later,
        Database.<java.sql.Timestamp>value(
                "select locked_from from address_locks where reward_id = ?", reward)
            .toInstant());
    assertEquals(
        "[\"" + second + "\"]", Database.column(TOLD.formatted("rewardIds"), project).get(2));
  }

  @Test
  void leavesBackersTwoDays() {
    Answer early =
        Fulfilling.lock(fundraiser, project, null, Instant.now().plus(Duration.ofHours(47)));
    assertEquals(List.of("TOO_SOON"), early.userErrorCodes("lockAddresses"));
    assertEquals(List.of("input", "at"), early.get("lockAddresses.userErrors[0].field"));
    assertEquals(
        List.of("OUT_OF_RANGE"),
        Fulfilling.lock(fundraiser, project, null, Instant.now().plus(Duration.ofDays(400)))
            .userErrorCodes("lockAddresses"));
    assertEquals(0, locks());
  }

  @Test
  void isForItsOwnPeopleAndItsOwnRewards() {
    assertEquals("UNAUTHENTICATED", Fulfilling.lock(Person.VISITOR, project, null, at).errorCode());
    for (Person person : List.of(backer, Person.REVIEWER, Person.ADMIN)) {
      assertEquals("FORBIDDEN", Fulfilling.lock(person, project, null, at).errorCode());
    }
    assertEquals("NOT_FOUND", Fulfilling.lock(fundraiser, UUID.randomUUID(), null, at).errorCode());
    UUID foreign =
        Fulfilling.reward(Fixture.liveProject(Person.someoneNew(), "Another"), true, null);
    assertEquals(
        "NOT_FOUND",
        Fulfilling.lock(fundraiser, project, List.of(id(reward), id(foreign)), at).errorCode());
    assertEquals(0, locks());
    assertEquals(List.of(), told("from"));
  }

  @Test
  void needsAProjectThatHasBackers() {
    Database.execute("update projects set state = 'FAILED' where id = ?", project);
    assertEquals(
        List.of("PROJECT_STATE"),
        Fulfilling.lock(fundraiser, project, null, at).userErrorCodes("lockAddresses"));
    assertEquals(0, locks());
  }

  private static final String TOLD =
      "select payload ->> '%s' from outbox where event_type = 'AddressesToBeLocked' and subject_id = ? order by occurred_at, id";

  private List<String> told(String field) {
    return Database.column(TOLD.formatted(field), project);
  }

  private long locks() {
    return Database.count(
        "select count(*) from address_locks l join rewards r on r.id = l.reward_id where r.project_id = ?",
        project);
  }

  private static String id(UUID reward) {
    return Ids.encode(IdType.REWARD, reward);
  }
}
