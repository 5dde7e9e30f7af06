package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.SandboxMerchant;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees when many requests come at once to two replicas whose jobs run all the while. */
class TwoReplicasIT {

  // As often as the scheduler looks: what takes turns meets often.
  private static final Map<String, String> BUSY =
      Map.of(
          "CROWDSHELF_PLEDGES_EVERY", "1s",
          "CROWDSHELF_PAYMENTS_EVERY", "1s",
          "CROWDSHELF_SETTLEMENT_EVERY", "1s");

  private static Site site;
  private static Crowd crowd;

  private UUID project;
  private long deadlocks;

  @BeforeAll
  static void startTwo() {
    site = new Site(BUSY);
    crowd = new Crowd(site, site.replicas(2));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(crowd.fundraiser(), "Wanted");
    deadlocks = deadlocks();
  }

  @AfterEach
  void agreeAfterAll() {
    Books.assertAddUp(project);
    assertEquals(List.of(), crowd.differences());
    assertEquals(deadlocks, deadlocks(), "deadlocks");
  }

  @Test
  void sellTheLastHundredPlacesToExactlyOneHundredOfTwoHundred() {
    UUID reward = Backing.reward(project, 100, 100, 1, false);
    List<Client> people = crowd.people(200);
    List<CompletableFuture<Reply>> wishes = new ArrayList<>();
    for (Client person : people) {
      wishes.add(crowd.place(person, Backing.input(project, 100, reward)));
    }
    List<List<Object>> answers = Crowd.all(wishes).stream().map(Crowd::codes).toList();
    assertEquals(100, Collections.frequency(answers, List.of()), answers::toString);
    assertEquals(100, Collections.frequency(answers, List.of("REWARD_SOLD_OUT")));
    assertEquals(100, Database.count("select claimed from rewards where id = ?", reward));
    assertEquals(100, count("select count(*) from pledges where project_id = ?"));
  }

  @Test
  void answerOneKeyThatComesAHundredTimesWithOnePledge() {
    UUID reward = Backing.reward(project, 100, 100, 1, false);
    Client backer = crowd.people(1).get(0);
    Map<String, Object> input = Backing.input(project, 100, reward);
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sent.add(crowd.place(backer, input));
    }
    List<Reply> answers = Crowd.all(sent);
    assertEquals(1, new HashSet<>(answers).size(), () -> new HashSet<>(answers).toString());
    assertEquals(List.of(), Crowd.codes(answers.get(0)));
    assertEquals(1, count("select count(*) from pledges where project_id = ?"));
    assertEquals(1, count("select count(*) from payments where subject_id = ?"));
    assertEquals(1, Database.count("select claimed from rewards where id = ?", reward));
  }

  @Test
  void keepTheLimitPerBackerAgainstOneWhoHurries() {
    UUID reward = Backing.reward(project, 100, null, 3, false);
    Client backer = crowd.people(1).get(0);
    List<CompletableFuture<Reply>> wishes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      wishes.add(crowd.place(backer, Backing.input(project, 100, reward)));
    }
    List<List<Object>> answers = Crowd.all(wishes).stream().map(Crowd::codes).toList();
    assertEquals(3, Collections.frequency(answers, List.of()), answers::toString);
    assertEquals(27, Collections.frequency(answers, List.of("REWARD_LIMIT_PER_BACKER")));
  }

  @Test
  void countOneBackerWhoPaysFortyPledgesAtOnceAsOne() {
    Client backer = crowd.people(1).get(0);
    List<Supplier<CompletableFuture<Reply>>> payments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Crowd.Placed placed =
          Crowd.Placed.of(crowd.place(backer, Backing.input(project, 100)).join());
      String paid = SandboxMerchant.message(placed.reference(), "payment", "SUCCEEDED", 100);
      payments.add(() -> crowd.tell(paid));
    }
    Crowd.all(40, payments).forEach(reply -> assertEquals(200, reply.status()));
    assertEquals(4000, Books.raised(project));
    assertEquals(1, count("select backer_count from projects where id = ?"));
  }

  @Test
  void applyEveryMessageOnceHoweverOftenAndInWhateverOrder() {
    Client backer = crowd.people(1).get(0);
    List<String> messages = new ArrayList<>();
    List<UUID> kept = new ArrayList<>();
    List<UUID> canceled = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Crowd.Placed placed =
          Crowd.Placed.of(crowd.place(backer, Backing.input(project, 1000)).join());
      for (String state : List.of("PENDING", "SUCCEEDED", "SUCCEEDED")) {
        messages.add(SandboxMerchant.message(placed.reference(), "payment", state, 1000));
      }
      if (i % 2 == 0) {
        crowd.pay(placed.reference()).join();
        crowd
            .tell(SandboxMerchant.message(placed.reference(), "payment", "SUCCEEDED", 1000))
            .join();
        assertEquals(List.of(), Crowd.codes(crowd.cancel(backer, placed.pledge()).join()));
        for (String state : List.of("PENDING", "SUCCEEDED", "SUCCEEDED")) {
          messages.add(SandboxMerchant.refund(placed.reference(), state, 1000));
        }
        canceled.add(placed.pledge());
      } else {
        kept.add(placed.pledge());
      }
    }
    List<Supplier<CompletableFuture<Reply>>> all = new ArrayList<>();
    messages.forEach(message -> all.addAll(Collections.nCopies(50, () -> crowd.tell(message))));
    long seed = System.nanoTime();
    System.out.println("seed of the messages' order: " + seed);
    Collections.shuffle(all, new Random(seed));
    for (Reply reply : Crowd.all(60, all)) {
      assertEquals(200, reply.status(), "seed " + seed);
    }
    kept.forEach(pledge -> assertEquals("PAID", Backing.state(pledge), "seed " + seed));
    canceled.forEach(pledge -> assertEquals("REFUNDED", Backing.state(pledge), "seed " + seed));
    assertEquals(3000, Books.raised(project));
    assertEquals(
        messages.size() + canceled.size(),
        count(
            "select count(*) from payment_notifications n join payments p on p.id = n.payment_id"
                + " where p.subject_id = ? and n.body like '%\"id\":\"proof-%'"),
        "each is recorded once");
  }

  @Test
  void loseNothingWherePaymentExpiryCancellationAndTheEndMeet() {
    UUID reward = Backing.reward(project, 1000, null, null, false);
    List<Client> people = crowd.people(12);
    List<CompletableFuture<Reply>> wishes = new ArrayList<>();
    for (int i = 0; i < 96; i++) {
      wishes.add(crowd.place(people.get(i % 12), Backing.input(project, 1000, reward)));
    }
    List<Crowd.Placed> placed = Crowd.all(wishes).stream().map(Crowd.Placed::of).toList();
    // The payers have paid; what tells so is on its way.
    Database.execute("update sandbox_payments set behaviour = 'NEVER' where state = 'PENDING'");
    Crowd.all(placed.stream().map(one -> crowd.pay(one.reference())).toList());
    Database.execute("update sandbox_payments set behaviour = null");
    long seed = System.nanoTime();
    System.out.println("seed of the events' order: " + seed);
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, placed.size()).boxed().toList());
    Collections.shuffle(order, random);
    // The jobs of both replicas come every second; wave upon wave meets them.
    for (int wave = 0; wave < 8; wave++) {
      List<CompletableFuture<Reply>> events = new ArrayList<>();
      if (wave == 5) {
        Books.endNow(project);
      }
      for (int i : order.subList(wave * 12, wave * 12 + 12)) {
        Crowd.Placed one = placed.get(i);
        Database.execute(
            "update pledges set reserved_until = now() where id = ? and state = 'RESERVED'",
            one.pledge());
        events.add(
            crowd.tell(SandboxMerchant.message(one.reference(), "payment", "SUCCEEDED", 1000)));
        if (random.nextInt(3) > 0) {
          events.add(crowd.cancel(people.get(i % 12), one.pledge()));
        }
        events.add(
            crowd.tell(SandboxMerchant.message(one.reference(), "payment", "SUCCEEDED", 1000)));
      }
      Crowd.all(events).forEach(reply -> assertEquals(200, reply.status(), reply::body));
    }
    Eventually.holds(
        () -> {
          assertEquals(
              List.of(),
              Database.column(
                  "select state from pledges where project_id = ? and state not in ('EXPIRED', 'CANCELED', 'REFUNDED')",
                  project),
              () -> "seed " + seed);
          Projects.assertNothingHeld(List.of(project));
        });
    assertEquals(0, Books.raised(project));
    assertEquals(
        96, count("select count(*) from payments where state = 'SUCCEEDED' and subject_id = ?"));
    assertEquals(
        96,
        count(
            "select count(*) from refunds r join payments p on p.id = r.payment_id"
                + " where r.state = 'DONE' and p.subject_id = ?"));
  }

  @Test
  void settleTwoHundredProjectsOnceEach() {
    UUID fundraiser = crowd.fundraiser();
    List<UUID> projects = Projects.live(fundraiser, 200);
    List<Client> backers = crowd.people(4);
    List<Supplier<CompletableFuture<Reply>>> wishes = new ArrayList<>();
    for (int i = 0; i < projects.size(); i++) {
      UUID one = projects.get(i);
      Client backer = backers.get(i % 4);
      long amount = i % 2 == 0 ? Projects.GOAL_MINOR : 700;
      wishes.add(() -> crowd.place(backer, Backing.input(one, amount)));
    }
    List<Crowd.Placed> placed = Crowd.all(50, wishes).stream().map(Crowd.Placed::of).toList();
    List<Supplier<CompletableFuture<Reply>>> payments = new ArrayList<>();
    placed.forEach(one -> payments.add(() -> crowd.pay(one.reference())));
    Crowd.all(50, payments);
    Eventually.holds(() -> Projects.assertAllPaid(projects));
    Projects.endAll(projects);
    Eventually.holds(() -> Projects.assertMoneyIsOut(projects));
    // The refunds are done; the test need not wait for the next run of the job.
    Database.execute("update settlements set next_step_at = now() where done_at is null");
    Eventually.holds(() -> Projects.assertSettledOnce(projects));
  }

  private long count(String sql) {
    return Database.count(sql, project);
  }

  private static long deadlocks() {
    return Database.count(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }
}
