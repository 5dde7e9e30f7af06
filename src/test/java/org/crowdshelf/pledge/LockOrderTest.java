package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lock order that payment's package-info writes down: whoever waits for a row holds none that
 * comes later in it. While this holds nobody can wait in a circle.
 */
@QuarkusTest
class LockOrderTest {

  private static final List<String> ORDER = List.of("payments", "pledges", "rewards", "projects");

  /** Everything that locks several of them. */
  enum Operation {
    PLACE,
    PAY,
    PAY_LATE,
    PAY_AFTER_THE_END,
    DECLINE,
    CANCEL_RESERVED,
    CANCEL_PAID,
    EXPIRE,
    GIVE_BACK,
    REFUND,
    CHANGE_REWARD,
    REMOVE_REWARD
  }

  private static final String CHANGE =
      "mutation ($input: UpdateRewardInput!) { updateReward(input: $input) { reward { id } userErrors { code } } }";
  private static final String REMOVE =
      "mutation ($input: RemoveRewardInput!) { removeReward(input: $input) { removedId userErrors { code } } }";

  @Inject Clock clock;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;
  private UUID pledge;

  private void aReservation() {
    project = Fixture.liveProject(fundraiser, "Wanted");
    reward = Backing.reward(project, 100, 10, null, false);
    pledge = Backing.placed(backer, Backing.input(project, 1000, reward));
  }

  @ParameterizedTest
  @EnumSource
  void holdsNothingLaterWhileItWaits(Operation operation) {
    List<String> waitedFor = new ArrayList<>();
    for (String table : ORDER) {
      aReservation();
      Runnable work = prepared(operation);
      CompletableFuture<Void> running;
      try (HeldRow held = HeldRow.of(table, key(table))) {
        running = CompletableFuture.runAsync(work);
        if (held.awaitedBy(running)) {
          waitedFor.add(table);
          for (String later : ORDER.subList(ORDER.indexOf(table) + 1, ORDER.size())) {
            assertTrue(
                HeldRow.isFree(later, key(later)),
                operation + " holds " + later + " and waits for " + table);
          }
        }
      }
      running.join();
    }
    assertFalse(waitedFor.isEmpty(), "it was tried on nothing that it locks");
  }

  @Test
  void takesNoPlacesAfterAProjectThatEndedWhileItWaited() {
    aReservation();
    String paid = about("payment", "SUCCEEDED");
    try (HeldRow places = HeldRow.of("rewards", reward);
        HeldRow end = HeldRow.after("update projects set ends_at = now() where id = ?", project)) {
      CompletableFuture<Integer> told =
          CompletableFuture.supplyAsync(() -> Sandbox.callback(paid, clock.instant()).statusCode());
      assertTrue(end.awaitedBy(told));
      end.close();
      if (places.awaitedBy(told)) {
        assertTrue(HeldRow.isFree("projects", project), "holds the project, waits for the reward");
      }
      places.close();
      assertEquals(200, told.join());
    }
    Books.expire();
    Sandbox.sendRefunds();
    Books.assertAgree(project);
    assertEquals("EXPIRED", Backing.state(pledge));
    assertEquals(
        0,
        Database.count(
            "select count(*) from outbox where event_type = 'PledgePaid' and subject_id = ?",
            pledge));
    assertEquals(0, Database.count("select claimed from rewards where id = ?", reward));
  }

  private Runnable prepared(Operation operation) {
    return switch (operation) {
      case PLACE -> {
        var input = Backing.input(project, 1000, reward);
        yield () -> assertEquals(200, Backing.place(backer, input).status());
      }
      case PAY -> telling(about("payment", "SUCCEEDED"));
      case DECLINE -> telling(about("payment", "FAILED"));
      case PAY_LATE -> {
        Database.execute("update pledges set state = 'EXPIRED' where id = ?", pledge);
        Database.execute("update rewards set claimed = 0 where id = ?", reward);
        yield telling(about("payment", "SUCCEEDED"));
      }
      case PAY_AFTER_THE_END -> {
        Books.endNow(project);
        yield telling(about("payment", "SUCCEEDED"));
      }
      case CANCEL_RESERVED -> canceling();
      case CANCEL_PAID -> {
        Sandbox.pay(pledge);
        yield canceling();
      }
      case EXPIRE -> {
        Database.execute("update pledges set reserved_until = now() where id = ?", pledge);
        yield Books::expire;
      }
      case GIVE_BACK -> {
        Sandbox.pay(pledge);
        Books.endNow(project);
        yield Books::settle;
      }
      case REFUND -> {
        Sandbox.pay(pledge);
        canceling().run();
        yield telling(about("refund", "SUCCEEDED"));
      }
      case CHANGE_REWARD -> editing(CHANGE, Map.of("rewardId", rewardId(), "title", "Better"));
      case REMOVE_REWARD -> {
        canceling().run();
        yield editing(REMOVE, Map.of("rewardId", rewardId()));
      }
    };
  }

  private Runnable telling(String message) {
    return () -> assertEquals(200, Sandbox.callback(message, clock.instant()).statusCode());
  }

  private Runnable canceling() {
    return () ->
        assertEquals(List.of(), Backing.cancel(backer, pledge).userErrorCodes("cancelPledge"));
  }

  private Runnable editing(String mutation, Map<String, String> input) {
    return () -> assertEquals(200, fundraiser.asks(mutation, Map.of("input", input)).status());
  }

  private String about(String about, String state) {
    return Sandbox.message(Ids.next().toString(), Sandbox.reference(pledge), about, state, 1000);
  }

  private String rewardId() {
    return Ids.encode(IdType.REWARD, reward);
  }

  private UUID key(String table) {
    return switch (table) {
      case "payments" -> Database.value("select id from payments where purpose_id = ?", pledge);
      case "pledges" -> pledge;
      case "rewards" -> reward;
      default -> project;
    };
  }
}
