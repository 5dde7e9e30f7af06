package org.crowdshelf.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EraseDueTest {

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void letsNoPersonInDisorderHoldUpTheOthers() {
    Person owner = Person.someoneNew();
    UUID disorder = asked(owner);
    UUID other = asked(Person.someoneNew());
    // A reward of a draft that somebody has a pledge for: it cannot be deleted.
    UUID draft = Fixture.draft(owner, "Draft");
    UUID reward = Backing.reward(draft, 100, null, null, false);
    Database.execute(
        """
        insert into pledges (id, project_id, account_id, reward_id, amount_minor, state, idempotency_key, input_hash,
                             created_at, reserved_until)
        values (uuidv7(), ?, ?, ?, 100, 'EXPIRED', 'k', sha256('x'), now(), now())""",
        draft,
        other,
        reward);
    signOut();
    Privacy.eraseDue();
    assertEquals("DONE", state(other));
    assertEquals("WAITING", state(disorder));
    assertEquals(1, Database.count("select failures from erasures where account_id = ?", disorder));
    assertTrue(
        Database.<Boolean>value(
            "select next_attempt_at > now() + interval '7 days 20 minutes' from erasures where account_id = ?",
            disorder));
    Database.execute("delete from pledges where reward_id = ?", reward);
    TestClock.advance(Duration.ofHours(1));
    Privacy.eraseDue();
    assertEquals("DONE", state(disorder));
  }

  @Test
  void erasesOnceThoughTwoReplicasTry() {
    UUID account = asked(Person.someoneNew());
    signOut();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(Privacy::eraseDue),
            CompletableFuture.runAsync(Privacy::eraseDue))
        .join();
    assertEquals("DONE", state(account));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'AccountErased' and subject_id = ?",
            account));
  }

  private static UUID asked(Person person) {
    Privacy.request(person).get("requestErasure.erasure.id");
    return Fixture.key(IdType.ACCOUNT, person.accountId());
  }

  private static void signOut() {
    TestClock.advance(Duration.ofDays(7).plusSeconds(1));
    Privacy.eraseDue();
    TestClock.advance(Duration.ofMinutes(11));
  }

  private static String state(UUID account) {
    return Database.value("select state from erasures where account_id = ?", account);
  }
}
