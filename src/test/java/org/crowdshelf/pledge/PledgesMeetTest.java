package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two that are about one pledge, key or backer meet in the middle of a transaction. */
@QuarkusTest
class PledgesMeetTest {

  @Inject Clock clock;
  @Inject ExpireReservations expire;

  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;

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

  @Test
  void countsABackerOnceWhoPaysTwoPledgesAtOnce() {
    UUID one = placed();
    UUID other = placed();
    var met = Meeting.at(project(), telling(one), telling(other));
    assertEquals(List.of(200, 200), List.of(met.first(), met.second()));
    assertEquals(1, backers());
  }

  @Test
  void countsNoBackerAnyMoreWhoCancelsTwoPledgesAtOnce() {
    UUID one = paid();
    UUID other = paid();
    Meeting.at(project(), canceling(one), canceling(other));
    assertEquals(List.of("REFUNDING", "REFUNDING"), states(one, other));
    assertEquals(0, backers());
  }

  @Test
  void keepsABackerWhoCancelsOnePledgeAndPaysAnother() {
    UUID one = paid();
    UUID other = placed();
    Meeting.at(project(), canceling(one), telling(other));
    assertEquals(List.of("REFUNDING", "PAID"), states(one, other));
    assertEquals(1, backers());
  }

  @Test
  void countsWhatABackerWhoHurriesHasNotStoredYet() {
    UUID one = Backing.reward(project, 100, 10, 1, false);
    var met =
        Meeting.at(
            HeldRow.of("rewards", one),
            placing(Backing.input(project, 100, one)),
            placing(Backing.input(project, 100, one)));
    assertEquals(List.of(), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("REWARD_LIMIT_PER_BACKER"), met.second().userErrorCodes("placePledge"));
  }

  @Test
  void answersTheSecondOfOneKeyAsTheFirst() {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    var met = Meeting.at(reward(), placing(input), placing(input));
    assertTrue(met.waited());
    assertEquals(
        met.first().<String>get("placePledge.pledge.id"),
        met.second().get("placePledge.pledge.id"));
    assertEquals(met.first().body(), met.second().body());
    assertEquals(1, pledges());
    assertEquals(1, claimed());
  }

  @Test
  void refusesTheSecondOfOneKeyThatWantsSomethingElse() {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    Map<String, Object> more = new HashMap<>(input);
    more.put("quantity", 2);
    var met = Meeting.at(reward(), placing(input), placing(more));
    assertEquals(List.of(), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("IDEMPOTENCY_KEY_REUSED"), met.second().userErrorCodes("placePledge"));
    assertEquals(1, pledges());
    assertEquals(1, claimed());
  }

  @Test
  void placesTheSecondOfOneKeyWhereTheFirstCameToNothing() {
    Map<String, Object> input = Backing.input(project, 1000, reward);
    long told = told("PledgePlaced");
    HeldRow places =
        HeldRow.after("update rewards set limit_count = 1, claimed = 1 where id = ?", reward);
    var met = Meeting.at(places, placing(input), placing(input));
    assertEquals(List.of("REWARD_SOLD_OUT"), met.first().userErrorCodes("placePledge"));
    assertEquals(List.of("REWARD_SOLD_OUT"), met.second().userErrorCodes("placePledge"));
    assertEquals(0, pledges());
    assertEquals(told, told("PledgePlaced"));
    Database.execute("update rewards set claimed = 0 where id = ?", reward);
    assertEquals(List.of(), Backing.place(backer, input).userErrorCodes("placePledge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ends_at = now() - interval '1 minute'",
        "state = 'CANCELED', canceled_at = now()",
      })
  void placesNothingWhereTheProjectEndsMeanwhile(String end) {
    CompletableFuture<Answer> placed;
    // Reads go on meanwhile: the project is live when it is looked at.
    try (HeldRow stored = HeldRow.table("pledges")) {
      placed = CompletableFuture.supplyAsync(placing(Backing.input(project, 1000, reward)));
      assertTrue(stored.awaitedBy(placed));
      Database.execute("update projects set " + end + " where id = ?", project);
    }
    assertEquals(List.of("PROJECT_NOT_LIVE"), placed.join().userErrorCodes("placePledge"));
    assertEquals(0, pledges());
    assertEquals(0, claimed());
  }

  @Test
  void givesPlacesBackOnceWhereTwoReplicasExpireThem() {
    placed();
    UUID due = due();
    var met = Meeting.at(reward(), this::expireDue, this::expireDue);
    assertFalse(met.waited(), "what one replica has in hand is nothing to wait for");
    assertEquals(List.of(1L, 0L), List.of(met.first(), met.second()));
    assertEquals("EXPIRED", Backing.state(due));
    assertEquals(1, claimed());
    assertEquals(1, events("PledgeExpired", due));
  }

  @Test
  void expiresNoPledgeThatIsBeingPaid() {
    UUID due = due();
    var met = Meeting.at(project(), telling(due), this::expireDue);
    assertFalse(met.waited(), "what is being paid is nothing to wait for");
    assertEquals(List.of(200, 0L), List.of(met.first(), met.second()));
    assertEquals("PAID", Backing.state(due));
    assertEquals(1, claimed());
  }

  @Test
  void takesItsPlaceAgainForAPledgeThatExpiredWhileItWasPaid() {
    UUID due = due();
    var met = Meeting.at(reward(), this::expireDue, telling(due));
    assertEquals(List.of(1L, 200), List.of(met.first(), met.second()));
    assertEquals("PAID", Backing.state(due));
    assertEquals(1, claimed());
  }

  @Test
  void cancelsOnceHoweverOftenOneTaps() {
    placed();
    UUID reserved = placed();
    Meeting.at(reward(), canceling(reserved), canceling(reserved));
    assertEquals(1, claimed());
    assertEquals(1, events("PledgeCanceled", reserved));
    UUID paid = paid();
    var met = Meeting.at(reward(), canceling(paid), canceling(paid));
    assertEquals(met.first().body(), met.second().body());
    assertEquals("REFUNDING", Backing.state(paid));
    assertEquals(1, claimed());
    assertEquals(1, refunds(paid));
  }

  @Test
  void givesMoneyBackThatComesWhileAPledgeIsCanceled() {
    UUID pledge = placed();
    var met = Meeting.at(reward(), canceling(pledge), telling(pledge));
    assertEquals(200, met.second());
    assertEquals("CANCELED", Backing.state(pledge));
    assertEquals(0, claimed());
    assertEquals(1, refunds(pledge));
  }

  @Test
  void refundsAPledgeThatIsCanceledWhileItIsPaid() {
    UUID pledge = placed();
    Meeting.at(project(), telling(pledge), canceling(pledge));
    assertEquals("REFUNDING", Backing.state(pledge));
    assertEquals(0, claimed());
    assertEquals(1, refunds(pledge));
  }

  @Test
  void cancelsNothingWhereTheProjectEndsMeanwhile() {
    UUID pledge = paid();
    HeldRow end = HeldRow.after("update projects set ends_at = now() where id = ?", project);
    CompletableFuture<Answer> canceled;
    try (end) {
      canceled = CompletableFuture.supplyAsync(canceling(pledge));
      assertTrue(end.awaitedBy(canceled));
    }
    assertEquals(List.of("PROJECT_NOT_LIVE"), canceled.join().userErrorCodes("cancelPledge"));
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(0, refunds(pledge));
    assertEquals(0, events("PledgeCanceled", pledge));
    assertEquals(1000, Books.raised(project));
  }

  private Long expireDue() {
    return OnVertx.await(expire::expireDue);
  }

  private Supplier<Answer> placing(Map<String, Object> input) {
    return () -> Backing.place(backer, input);
  }

  private Supplier<Answer> canceling(UUID pledge) {
    return () -> Backing.cancel(backer, pledge);
  }

  private Supplier<Integer> telling(UUID pledge) {
    String paid =
        Sandbox.message(
            Ids.next().toString(), Sandbox.reference(pledge), "payment", "SUCCEEDED", 1000);
    return () -> Sandbox.callback(paid, clock.instant()).statusCode();
  }

  private UUID placed() {
    return Backing.placed(backer, Backing.input(project, 1000, reward));
  }

  private UUID paid() {
    return Backing.paid(backer, Backing.input(project, 1000, reward));
  }

  private UUID due() {
    UUID pledge = placed();
    // No other test's reservation is due.
    Database.execute("update pledges set reserved_until = now() where id = ?", pledge);
    return pledge;
  }

  private HeldRow project() {
    return HeldRow.of("projects", project);
  }

  private HeldRow reward() {
    return HeldRow.of("rewards", reward);
  }

  private List<String> states(UUID one, UUID other) {
    return List.of(Backing.state(one), Backing.state(other));
  }

  private long backers() {
    return Database.count("select backer_count from projects where id = ?", project);
  }

  private long pledges() {
    return Database.count("select count(*) from pledges where project_id = ?", project);
  }

  private long claimed() {
    return Database.count("select claimed from rewards where id = ?", reward);
  }

  private static long told(String type) {
    return Database.count("select count(*) from outbox where event_type = ?", type);
  }

  private static long events(String type, UUID pledge) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?", type, pledge);
  }

  private static long refunds(UUID pledge) {
    return Database.count(
        "select count(*) from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
        pledge);
  }
}
