package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.crowdshelf.settlement.EndDueProjects;
import org.crowdshelf.settlement.SettleProject;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees when many requests come at once, on the real database. */
@QuarkusTest
class PledgesAtOnceTest {

  @Inject Clock clock;

  private UUID project;
  private long deadlocks;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "Wanted");
    deadlocks = deadlocks();
  }

  @AfterEach
  void agreeAfterAll() {
    Books.assertAgree(project);
    assertEquals(deadlocks, deadlocks(), "deadlocks");
  }

  @Test
  void sellsTheLastHundredPlacesToExactlyOneHundredOfTwoHundred() {
    UUID reward = Backing.reward(project, 100, 100, 1, false);
    List<Person> people = people(200);
    List<Supplier<List<String>>> wishes = new ArrayList<>();
    for (Person person : people) {
      Map<String, Object> input = Backing.input(project, 100, reward);
      wishes.add(() -> Backing.place(person, input).userErrorCodes("placePledge"));
    }
    List<List<String>> answers = Together.each(wishes, Supplier::get);
    assertEquals(100, Collections.frequency(answers, List.of()));
    assertEquals(100, Collections.frequency(answers, List.of("REWARD_SOLD_OUT")));
    assertEquals(100, Database.count("select claimed from rewards where id = ?", reward));
  }

  @Test
  void answersOneKeyThatComesAHundredTimesWithOnePledge() {
    UUID reward = Backing.reward(project, 100, 100, 1, false);
    Person backer = people(1).get(0);
    Map<String, Object> input = Backing.input(project, 100, reward);
    List<String> bodies =
        Together.each(
            Collections.nCopies(100, backer), person -> Backing.place(person, input).body());
    assertEquals(1, new HashSet<>(bodies).size(), () -> new HashSet<>(bodies).toString());
    assertTrue(bodies.get(0).contains("\"userErrors\":[]"), bodies.get(0));
    assertEquals(1, Database.count("select count(*) from pledges where project_id = ?", project));
    assertEquals(1, Database.count("select count(*) from payments where subject_id = ?", project));
  }

  @Test
  void keepsTheLimitPerBackerAgainstOneWhoHurries() {
    UUID reward = Backing.reward(project, 100, null, 3, false);
    Person backer = people(1).get(0);
    List<Supplier<List<String>>> wishes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Map<String, Object> input = Backing.input(project, 100, reward);
      wishes.add(() -> Backing.place(backer, input).userErrorCodes("placePledge"));
    }
    List<List<String>> answers = Together.each(wishes, Supplier::get);
    assertEquals(3, Collections.frequency(answers, List.of()));
    assertEquals(17, Collections.frequency(answers, List.of("REWARD_LIMIT_PER_BACKER")));
  }

  @Test
  void appliesEveryMessageOnceHoweverOftenAndInWhateverOrder() {
    Person backer = people(1).get(0);
    List<UUID> kept = new ArrayList<>();
    List<UUID> canceled = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      UUID pledge = Backing.placed(backer, Backing.input(project, 1000));
      messages.add(about(pledge, "payment", "PENDING"));
      messages.add(about(pledge, "payment", "SUCCEEDED"));
      messages.add(about(pledge, "payment", "SUCCEEDED"));
      if (i % 2 == 0) {
        Sandbox.pay(pledge);
        Backing.cancel(backer, pledge);
        messages.add(about(pledge, "refund", "SUCCEEDED"));
        messages.add(about(pledge, "refund", "PENDING"));
        canceled.add(pledge);
      } else {
        kept.add(pledge);
      }
    }
    long seed = System.nanoTime();
    System.out.println("seed of the messages' order: " + seed);
    List<String> all = new ArrayList<>();
    messages.forEach(message -> all.addAll(Collections.nCopies(50, message)));
    Collections.shuffle(all, new Random(seed));
    int senders = 20;
    List<Integer> refused =
        Together.each(
            IntStream.range(0, senders).boxed().toList(), sender -> send(all, sender, senders));
    assertEquals(0, refused.stream().mapToInt(Integer::intValue).sum(), "seed " + seed);
    kept.forEach(pledge -> assertEquals("PAID", Backing.state(pledge), "seed " + seed));
    canceled.forEach(pledge -> assertEquals("REFUNDED", Backing.state(pledge), "seed " + seed));
    assertEquals(3000, Books.raised(project));
  }

  @Test
  void losesNothingWherePaymentExpiryCancellationAndTheEndMeet() {
    UUID reward = Backing.reward(project, 100, null, null, false);
    List<Person> people = people(12);
    List<UUID> pledges = new ArrayList<>();
    List<Supplier<Integer>> events = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      Person person = people.get(i % people.size());
      UUID pledge = Backing.placed(person, Backing.input(project, 1000, reward));
      pledges.add(pledge);
      if (i % 3 == 0) {
        Sandbox.pay(pledge);
      } else {
        // Paid, but the message is ours to send.
        Sandbox.behave(pledge, "NEVER");
        Sandbox.pay(pledge);
        Sandbox.behave(pledge, "NORMAL");
        String paid = about(pledge, "payment", "SUCCEEDED");
        events.add(() -> Sandbox.callback(paid, clock.instant()).statusCode());
      }
      events.add(() -> Backing.cancel(person, pledge).status());
    }
    Database.execute(
        "update pledges set reserved_until = now() where project_id = ? and state = 'RESERVED'",
        project);
    ExpireReservations expire = Arc.container().instance(ExpireReservations.class).get();
    EndDueProjects end = Arc.container().instance(EndDueProjects.class).get();
    SettleProject settle = Arc.container().instance(SettleProject.class).get();
    for (int i = 0; i < 3; i++) {
      events.add(() -> done(OnVertx.await(expire::expireDue)));
      events.add(
          () -> {
            Books.endNow(project);
            return done(OnVertx.await(end::endDue));
          });
      events.add(() -> done(OnVertx.await(settle::settleDue)));
    }
    Collections.shuffle(events, new Random(1));
    Together.each(events, Supplier::get).forEach(status -> assertEquals(200, status));
    Books.expire();
    Books.settle();
    Books.settle();
    Books.assertAgree(project);
    assertEquals(
        0,
        Database.count(
            "select coalesce(sum(amount_minor), 0) from journal_entries where subject_id = ?"
                + " and account_code in ('PROJECT_ESCROW', 'REFUNDS_IN_TRANSIT')",
            project));
    for (UUID pledge : pledges) {
      String state = Backing.state(pledge);
      assertTrue(
          List.of("EXPIRED", "CANCELED", "REFUNDED").contains(state), pledge + " is " + state);
    }
    assertEquals(0, Books.raised(project));
  }

  private int send(List<String> all, int sender, int senders) {
    int refused = 0;
    for (int i = sender; i < all.size(); i += senders) {
      refused += Sandbox.callback(all.get(i), clock.instant()).statusCode() == 200 ? 0 : 1;
    }
    return refused;
  }

  private static String about(UUID pledge, String about, String state) {
    return Sandbox.message(Ids.next().toString(), Sandbox.reference(pledge), about, state, 1000);
  }

  private static int done(Long ended) {
    return ended == null ? 500 : 200;
  }

  private static long deadlocks() {
    return Database.count(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }

  private static List<Person> people(int count) {
    List<Person> people = IntStream.range(0, count).mapToObj(i -> Person.someoneNew()).toList();
    people.forEach(Person::accountId);
    return people;
  }
}
