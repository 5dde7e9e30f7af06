package org.crowdshelf.pledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a pledge over HTTP, the provider's callbacks included. */
@QuarkusTest
class PledgeMoneyTest {

  @Inject Clock clock;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(fundraiser, "A library");
  }

  @AfterEach
  void agreeAfterAll() {
    TestClock.reset();
    Books.assertAgree(project);
  }

  @Test
  void countsAPaidPledge() {
    Map<String, Object> input = Backing.input(project, 1000);
    UUID pledge = Backing.paid(backer, input);
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(1000, Books.raised(project));
    Answer again = Backing.place(backer, input);
    assertEquals("PAID", again.get("placePledge.pledge.state"));
    assertNull(again.get("placePledge.payment"));
    assertEquals(1, events("PledgePaid", pledge));
  }

  @Test
  void countsABackerOnceHoweverManyPledges() {
    Backing.paid(backer, Backing.input(project, 1000));
    UUID second = Backing.paid(backer, Backing.input(project, 2000));
    assertEquals(1, backers());
    Backing.cancel(backer, second);
    assertEquals(1, backers());
  }

  @Test
  void tellsOnceThatTheGoalIsReached() {
    Backing.paid(backer, Backing.input(project, 60_000));
    assertEquals(0, events("ProjectReachedGoal", project));
    Backing.paid(backer, Backing.input(project, 40_000));
    assertNotNull(Database.value("select reached_goal_at from projects where id = ?", project));
    Backing.paid(backer, Backing.input(project, 100));
    assertEquals(1, events("ProjectReachedGoal", project));
  }

  @Test
  void givesThePlacesOfADeclinedPaymentBack() {
    UUID reward = Backing.reward(project, 100, 1, null, false);
    UUID pledge = Backing.placed(backer, Backing.input(project, 1000, reward));
    Sandbox.decline(pledge);
    assertEquals("EXPIRED", Backing.state(pledge));
    assertEquals(0, Books.raised(project));
    Backing.placed(Person.someoneNew(), Backing.input(project, 1000, reward));
  }

  @Test
  void givesThePlacesOfAReservationThatRanOutBack() {
    UUID reward = Backing.reward(project, 100, 1, null, false);
    UUID pledge = Backing.placed(backer, Backing.input(project, 1000, reward));
    TestClock.advance(Duration.ofMinutes(14));
    Books.expire();
    assertEquals("RESERVED", Backing.state(pledge));
    TestClock.advance(Duration.ofMinutes(1));
    Books.expire();
    assertEquals("EXPIRED", Backing.state(pledge));
    assertEquals(1, events("PledgeExpired", pledge));
    Backing.placed(Person.someoneNew(), Backing.input(project, 1000, reward));
  }

  @Test
  void takesALatePaymentWhereThePlaceIsStillFree() {
    UUID reward = Backing.reward(project, 100, 1, null, false);
    UUID pledge = expired(reward);
    tellPaid(pledge, 1000);
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(1000, Books.raised(project));
  }

  @Test
  void givesALatePaymentBackWhereThePlaceIsGone() {
    UUID reward = Backing.reward(project, 100, 1, null, false);
    UUID pledge = expired(reward);
    Backing.placed(Person.someoneNew(), Backing.input(project, 1000, reward));
    tellPaid(pledge, 1000);
    assertEquals("EXPIRED", Backing.state(pledge));
    assertEquals(0, Books.raised(project));
    assertEquals(1, openRefunds(pledge));
  }

  @Test
  void givesALatePaymentBackWhoseBackerHasAllThatOneMayHave() {
    UUID reward = Backing.reward(project, 100, 10, 1, false);
    UUID late = expired(reward);
    UUID second = Backing.paid(backer, Backing.input(project, 1000, reward));
    tellPaid(late, 1000);
    assertEquals("EXPIRED", Backing.state(late));
    assertEquals("PAID", Backing.state(second));
    assertEquals(1, openRefunds(late));
    assertEquals(1000, Books.raised(project));
  }

  @Test
  void givesAPaymentBackThatArrivesAfterTheEnd() {
    UUID reward = Backing.reward(project, 100, 1, null, false);
    UUID pledge = Backing.placed(backer, Backing.input(project, 1000, reward));
    Books.endNow(project);
    tellPaid(pledge, 1000);
    // Its place is given back apart from this: see LockOrderTest.
    Books.expire();
    assertEquals("EXPIRED", Backing.state(pledge));
    assertEquals(1, openRefunds(pledge));
  }

  @Test
  void givesAPaymentOfACanceledPledgeBack() {
    UUID pledge = Backing.placed(backer, Backing.input(project, 1000));
    assertEquals("CANCELED", Backing.cancel(backer, pledge).get("cancelPledge.pledge.state"));
    tellPaid(pledge, 1000);
    assertEquals("CANCELED", Backing.state(pledge));
    assertEquals(1, openRefunds(pledge));
  }

  @Test
  void refundsAPaidPledgeThatIsCanceled() {
    UUID reward = Backing.reward(project, 100, 1, null, false);
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000, reward));
    assertEquals("REFUNDING", Backing.cancel(backer, pledge).get("cancelPledge.pledge.state"));
    assertEquals("REFUNDING", Backing.cancel(backer, pledge).get("cancelPledge.pledge.state"));
    assertEquals(0, Books.raised(project));
    assertEquals(0, backers());
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertEquals(1, events("PledgeRefunded", pledge));
    Backing.placed(Person.someoneNew(), Backing.input(project, 1000, reward));
  }

  @Test
  void cancelsNothingAfterTheEnd() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    Books.endNow(project);
    assertEquals(
        List.of("PROJECT_NOT_LIVE"), Backing.cancel(backer, pledge).userErrorCodes("cancelPledge"));
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(0, openRefunds(pledge));
  }

  @Test
  void cancelsNothingOfOthers() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    for (Person other : List.of(fundraiser, Person.someoneNew(), Person.REVIEWER)) {
      assertEquals("NOT_FOUND", Backing.cancel(other, pledge).errorCode());
    }
    assertEquals("UNAUTHENTICATED", Backing.cancel(Person.VISITOR, pledge).errorCode());
    assertEquals("NOT_FOUND", Backing.cancel(backer, Ids.next()).errorCode());
    assertEquals("PAID", Backing.state(pledge));
  }

  @Test
  void cancelsNoPledgeThatExpired() {
    UUID pledge = Backing.placed(backer, Backing.input(project, 1000));
    Sandbox.decline(pledge);
    assertEquals(
        List.of("PLEDGE_STATE"), Backing.cancel(backer, pledge).userErrorCodes("cancelPledge"));
  }

  @Test
  void bearsAProviderThatTellsTwiceAndOutOfOrder() {
    for (String behaviour : List.of("TWICE", "OUT_OF_ORDER")) {
      UUID pledge = Backing.placed(backer, Backing.input(project, 1000));
      Sandbox.behave(pledge, behaviour);
      Sandbox.pay(pledge);
      TestClock.advance(Duration.ofSeconds(5));
      Sandbox.sendMessages();
      assertEquals("PAID", Backing.state(pledge), behaviour);
    }
    assertEquals(2000, Books.raised(project));
  }

  private UUID expired(UUID reward) {
    UUID pledge = Backing.placed(backer, Backing.input(project, 1000, reward));
    TestClock.advance(Duration.ofMinutes(16));
    Books.expire();
    assertEquals("EXPIRED", Backing.state(pledge));
    return pledge;
  }

  private void tellPaid(UUID pledge, long amountMinor) {
    String body =
        Sandbox.message(
            Ids.next().toString(), Sandbox.reference(pledge), "payment", "SUCCEEDED", amountMinor);
    assertEquals(200, Sandbox.callback(body, clock.instant()).statusCode());
  }

  private long backers() {
    return Database.count("select backer_count from projects where id = ?", project);
  }

  private static long events(String type, UUID subject) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?", type, subject);
  }

  private static long openRefunds(UUID pledge) {
    return Database.count(
        "select count(*) from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
        pledge);
  }
}
