package org.crowdshelf.pledge;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A live project, its reward with ten places, and one backer who is in a hurry. */
abstract class MeetingPledges {

  @Inject Clock clock;
  @Inject ExpireReservations expire;

  final Person backer = Person.someoneNew();
  UUID project;
  UUID reward;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "Wanted");
    reward = Backing.reward(project, 100, 10, null, false);
    backer.accountId();
  }

  @AfterEach
  void agreeAfterAll() {
    Books.assertAgree(project);
  }

  Long expireDue() {
    return OnVertx.await(expire::expireDue);
  }

  Supplier<Answer> placing(Map<String, Object> input) {
    return () -> Backing.place(backer, input);
  }

  Supplier<Answer> canceling(UUID pledge) {
    return () -> Backing.cancel(backer, pledge);
  }

  Supplier<Integer> telling(UUID pledge) {
    String paid =
        Sandbox.message(
            Ids.next().toString(), Sandbox.reference(pledge), "payment", "SUCCEEDED", 1000);
    return () -> Sandbox.callback(paid, clock.instant()).statusCode();
  }

  UUID placed() {
    return Backing.placed(backer, Backing.input(project, 1000, reward));
  }

  UUID paid() {
    return Backing.paid(backer, Backing.input(project, 1000, reward));
  }

  UUID due() {
    UUID pledge = placed();
    // No other test's reservation is due.
    Database.execute("update pledges set reserved_until = now() where id = ?", pledge);
    return pledge;
  }

  HeldRow project() {
    return HeldRow.of("projects", project);
  }

  HeldRow reward() {
    return HeldRow.of("rewards", reward);
  }

  List<String> states(UUID one, UUID other) {
    return List.of(Backing.state(one), Backing.state(other));
  }

  long backers() {
    return Database.count("select backer_count from projects where id = ?", project);
  }

  long pledges() {
    return Database.count("select count(*) from pledges where project_id = ?", project);
  }

  long claimed() {
    return Database.count("select claimed from rewards where id = ?", reward);
  }

  static long told(String type) {
    return Database.count("select count(*) from outbox where event_type = ?", type);
  }

  static long events(String type, UUID pledge) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?", type, pledge);
  }

  static long refunds(UUID pledge) {
    return Database.count(
        "select count(*) from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
        pledge);
  }
}
