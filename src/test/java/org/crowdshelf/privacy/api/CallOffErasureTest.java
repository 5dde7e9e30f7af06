package org.crowdshelf.privacy.api;

import static org.crowdshelf.support.Privacy.callOff;
import static org.crowdshelf.support.Privacy.erasure;
import static org.crowdshelf.support.Privacy.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallOffErasureTest {

  private final Person person = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void leavesEverythingAsItWas() {
    String id = request(person).get("requestErasure.erasure.id");
    assertEquals("CALLED_OFF", callOff(person, id).get("callOffErasure.erasure.state"));
    assertEquals("CALLED_OFF", callOff(person, id).get("callOffErasure.erasure.state"));
    assertNull(erasure(person).get("viewer.erasure"));
    TestClock.advance(Duration.ofDays(8));
    Privacy.eraseDue();
    assertEquals(
        person.name(),
        Database.value(
            "select subject from accounts where id = ?",
            Fixture.key(IdType.ACCOUNT, person.accountId())));
    assertNotEquals(id, request(person).get("requestErasure.erasure.id"));
  }

  @Test
  void isForWhoeverAsked() {
    String id = request(person).get("requestErasure.erasure.id");
    assertEquals("UNAUTHENTICATED", callOff(Person.VISITOR, id).errorCode());
    for (Person other : List.of(Person.someoneNew(), Person.ADMIN)) {
      assertEquals("NOT_FOUND", callOff(other, id).errorCode());
    }
    assertEquals("NOT_FOUND", callOff(person, "ers_0000000000000000000000").errorCode());
    assertEquals("NOT_FOUND", callOff(person, "what").errorCode());
    assertEquals("WAITING", erasure(person).get("viewer.erasure.state"));
  }
}
