package org.crowdshelf.privacy.api;

import static org.crowdshelf.support.Privacy.erasure;
import static org.crowdshelf.support.Privacy.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestErasureTest {

  private static final String NODE = "query ($id: ID!) { node(id: $id) { id } }";

  private final Person person = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void waitsForSevenDays() {
    Answer asked = request(person);
    assertEquals("WAITING", asked.get("requestErasure.erasure.state"));
    assertEquals(List.of(), asked.get("requestErasure.erasure.blockedBy"));
    Instant at = Instant.parse(asked.get("requestErasure.erasure.askedAt"));
    assertEquals(
        at.plus(Duration.ofDays(7)), Instant.parse(asked.get("requestErasure.erasure.notBefore")));
    TestClock.advance(Duration.ofDays(6));
    Privacy.eraseDue();
    assertEquals("WAITING", erasure(person).get("viewer.erasure.state"));
    assertEquals(person.name(), subject());
  }

  @Test
  void isDoneInTwoStepsAfterThem() {
    String id = request(person).get("requestErasure.erasure.id");
    UUID account = key();
    TestClock.advance(Duration.ofDays(7).plusSeconds(1));
    Privacy.eraseDue();
    // Nobody signs in to it any more, and what a replica still lets in goes with the rest.
    assertEquals(
        account.toString(), Database.value("select subject from accounts where id = ?", account));
    assertEquals(
        List.of("ERASURE_STATE"), Privacy.callOff(person, id).userErrorCodes("callOffErasure"));
    person.asks("mutation { updateProfile(input: {bio: \"Late\"}) { account { id } } }");
    Privacy.eraseDue();
    assertEquals("Late", Database.value("select bio from accounts where id = ?", account));
    TestClock.advance(Duration.ofMinutes(11));
    Privacy.eraseDue();
    assertNull(Database.value("select bio from accounts where id = ?", account));
    assertEquals(
        "DONE", Database.value("select state from erasures where account_id = ?", account));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'AccountErased' and subject_id = ?",
            account));
    Privacy.eraseDue();
  }

  @Test
  void saysAtOnceWhatHasToEndFirstAndGoesOnAfterwards() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "Wanted");
    UUID pledge = Backing.placed(person, Backing.input(project, 500));
    UUID own = Fixture.liveProject(person, "番茄太阳");
    Organisations.ownedBy(person);
    Answer asked = request(person);
    assertEquals("BLOCKED", asked.get("requestErasure.erasure.state"));
    assertEquals(
        List.of("LAST_OWNER", "PAYMENT_UNDER_WAY", "PROJECT_UNDER_WAY"),
        asked.<List<String>>get("requestErasure.erasure.blockedBy.code").stream()
            .sorted()
            .toList());
    assertEquals(
        "\"番茄太阳\" is in review, live or not settled.",
        asked.<String>get(
            "requestErasure.erasure.blockedBy.find { it.code == 'PROJECT_UNDER_WAY' }.message"));
    Sandbox.pay(pledge);
    TestClock.advance(Duration.ofDays(8));
    Privacy.eraseDue();
    assertEquals(person.name(), subject());
    Sandbox.pay(pledge);
    Database.execute("update projects set state = 'FAILED', settled_at = now() where id = ?", own);
    Database.execute("delete from memberships where account_id = ?", key());
    assertEquals("WAITING", erasure(person).get("viewer.erasure.state"));
    TestClock.advance(Duration.ofHours(1));
    Privacy.eraseDue();
    assertEquals(key().toString(), subject());
  }

  @Test
  void wantsTheNameTyped() {
    person.asks("mutation { updateProfile(input: {name: \"王小明\"}) { account { id } } }");
    Answer refused = request(person, "王大明");
    assertEquals(List.of("NAME_DIFFERS"), refused.userErrorCodes("requestErasure"));
    assertEquals(List.of("NAME_DIFFERS"), request(person, "").userErrorCodes("requestErasure"));
    assertNull(erasure(person).get("viewer.erasure"));
    assertEquals("WAITING", request(person, " 王小明 ").get("requestErasure.erasure.state"));
  }

  @Test
  void isOneThoughItIsSentAgain() {
    person.accountId();
    List<String> ids =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> request(person).<String>get("requestErasure.erasure.id"))
            .distinct()
            .toList();
    assertEquals(1, ids.size());
  }

  @Test
  void isSeenByItsAccountAlone() {
    assertEquals("UNAUTHENTICATED", request(Person.VISITOR, "x").errorCode());
    String id = request(person).get("requestErasure.erasure.id");
    assertEquals(id, person.asks(NODE, Map.of("id", id)).get("node.id"));
    for (Person other : List.of(Person.VISITOR, Person.someoneNew(), Person.ADMIN)) {
      assertEquals("NOT_FOUND", other.asks(NODE, Map.of("id", id)).errorCode());
    }
    assertNull(erasure(Person.someoneNew()).get("viewer.erasure"));
  }

  @Test
  void isReadWithWhatBlocksItByOneStatement() {
    request(person).get("requestErasure.erasure.id");
    Statements.assertAtMost(2, () -> erasure(person).get("viewer.erasure.id"));
  }

  private String subject() {
    return Database.value("select subject from accounts where id = ?", key());
  }

  private UUID key() {
    return Fixture.key(IdType.ACCOUNT, person.accountId());
  }
}
