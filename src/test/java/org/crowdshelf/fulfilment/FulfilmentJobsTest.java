package org.crowdshelf.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.outbox.OutboxDispatcher;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to parcels, problems and addresses by itself. */
@QuarkusTest
class FulfilmentJobsTest {

  @Inject ReceiveInTime receive;
  @Inject TellReviewers tell;
  @Inject DeleteOldAddresses delete;
  @Inject FillGaps fill;
  @Inject OutboxDispatcher dispatcher;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;
  private UUID pledge;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Jobs");
    reward = Fulfilling.reward(project, true, null);
    pledge = Fulfilling.collected(project, reward, backer);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void takesAsReceivedWhatWasSentFifteenDaysAgo() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(14));
    // Another parcel begins the time anew.
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "yunda", null));
    TestClock.advance(Duration.ofDays(14));
    OnVertx.await(receive::receiveDue);
    assertEquals("SENT", Fulfilling.state(pledge));
    TestClock.advance(Duration.ofDays(2));
    OnVertx.await(receive::receiveDue);
    assertEquals("RECEIVED", Fulfilling.state(pledge));
    assertNull(Fulfilling.read(backer, pledge).get("node.fulfilment.asPromised"));
    assertEquals(
        true, Fulfilling.confirm(backer, pledge, true).get("confirmReceipt.fulfilment.asPromised"));
    assertEquals(1, Fulfilling.totals(project).<Integer>get("project.fulfilmentTotals.received"));
  }

  @Test
  void leavesAProblemAndWhatWasCalledOffAlone() {
    UUID refunded = Fulfilling.collected(project, reward, backer);
    Fulfilling.sent(fundraiser, project, pledge);
    Fulfilling.sent(fundraiser, project, refunded);
    Fulfilling.giveBack(refunded);
    TestClock.advance(Duration.ofDays(10));
    Fulfilling.problem(backer, pledge, "It did not come");
    TestClock.advance(Duration.ofDays(10));
    OnVertx.await(receive::receiveDue);
    assertEquals("PROBLEM", Fulfilling.state(pledge));
    assertEquals("SENT", Fulfilling.state(refunded));
  }

  @Test
  void putsAProblemBeforeTheReviewersThatNobodyAnsweredForTwoWeeks() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    Fulfilling.problem(backer, pledge, "It did not come");
    TestClock.advance(Duration.ofDays(13));
    tellAll();
    assertFalse(Moderation.waiting(Person.REVIEWER).contains(Fixture.id(project)));
    TestClock.advance(Duration.ofDays(2));
    tellAll();
    assertTrue(Moderation.waiting(Person.REVIEWER).contains(Fixture.id(project)));
    assertEquals(
        List.of("NOT_DELIVERED"),
        Database.column("select reason from reports where subject_id = ?", project));
    assertEquals(
        List.of("It did not come"),
        backer.asks("{ viewer { reports { details } } }").get("viewer.reports.details"));
    assertEquals(
        List.of(),
        Moderation.decide(Person.REVIEWER, Fixture.id(project), "DISMISS", "They sent another one")
            .userErrorCodes("decideCase"));
    // Told again, it is not put before them again.
    Database.execute(
        "update outbox set dispatched_at = null where event_type = 'DeliveryProblemUnanswered' and subject_id = ?",
        pledge);
    tellAll();
    assertFalse(Moderation.waiting(Person.REVIEWER).contains(Fixture.id(project)));
    anotherProblemIsAnotherCase();
  }

  private void anotherProblemIsAnotherCase() {
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "yunda", null));
    TestClock.advance(Duration.ofDays(8));
    Fulfilling.problem(backer, pledge, "Nor did that");
    TestClock.advance(Duration.ofDays(15));
    tellAll();
    assertTrue(Moderation.waiting(Person.REVIEWER).contains(Fixture.id(project)));
  }

  private void tellAll() {
    OnVertx.await(tell::tellDue);
    OnVertx.await(dispatcher::dispatchWaiting);
  }

  @Test
  void tellsReviewersNothingThatWasAnswered() {
    Fulfilling.sent(fundraiser, project, pledge);
    TestClock.advance(Duration.ofDays(8));
    Fulfilling.problem(backer, pledge, "It did not come");
    TestClock.advance(Duration.ofDays(15));
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "yunda", null));
    tellAll();
    assertFalse(Moderation.waiting(Person.REVIEWER).contains(Fixture.id(project)));
  }

  @Test
  void deletesAddressesNinetyDaysAfterReceipt() {
    UUID waiting = Fulfilling.collected(project, reward, backer);
    UUID refunded = Fulfilling.collected(project, reward, backer);
    Fulfilling.giveBack(refunded);
    Fulfilling.sent(fundraiser, project, pledge);
    Fulfilling.confirm(backer, pledge, null);
    TestClock.advance(Duration.ofDays(89));
    OnVertx.await(delete::deleteDue);
    assertEquals(3, addresses());
    TestClock.advance(Duration.ofDays(2));
    OnVertx.await(delete::deleteDue);
    assertEquals(1, addresses());
    assertEquals("旧街 2 号", Fulfilling.read(backer, waiting).get("node.address.street"));
    assertNull(Fulfilling.read(backer, pledge).get("node.address"));
    assertEquals("RECEIVED", Fulfilling.read(backer, pledge).get("node.fulfilment.state"));
  }

  private long addresses() {
    return Database.count(
        "select count(*) from pledge_addresses a join pledges g on g.id = a.pledge_id where g.project_id = ?",
        project);
  }

  @Test
  void beginsWhatWasCollectedBeforeThereWereFulfilments() {
    UUID paid = Fulfilling.paid(project, reward, backer);
    Database.execute("delete from fulfilments where project_id = ?", project);
    Database.execute("delete from fulfilment_counts where project_id = ?", project);
    Database.execute("insert into fulfilment_gaps (project_id) values (?)", project);
    assertTrue(OnVertx.await(fill::fill) >= 2);
    assertEquals("WAITING", Fulfilling.state(pledge));
    assertEquals(0, Database.count("select count(*) from fulfilments where pledge_id = ?", paid));
    assertEquals(1, Fulfilling.totals(project).<Integer>get("project.fulfilmentTotals.promised"));
    assertEquals(
        0, Database.count("select count(*) from fulfilment_gaps where project_id = ?", project));
    // Again changes nothing.
    Database.execute("insert into fulfilment_gaps (project_id) values (?)", project);
    OnVertx.await(fill::fill);
    assertEquals(1, Fulfilling.totals(project).<Integer>get("project.fulfilmentTotals.promised"));
  }

  @Test
  void letsNobodyBeErasedWhoseRewardIsOnItsWay() {
    Fulfilling.sent(fundraiser, project, pledge);
    assertEquals(
        List.of("FULFILMENT_OPEN"),
        Privacy.request(backer).get("requestErasure.erasure.blockedBy.code"));
    assertEquals(
        List.of("A reward of \"Jobs\" is still on its way."),
        Privacy.erasure(backer).get("viewer.erasure.blockedBy.message"));
    Fulfilling.confirm(backer, pledge, true);
    assertEquals(List.of(), Privacy.erasure(backer).get("viewer.erasure.blockedBy"));
  }

  @Test
  void erasesWhatWasSentAndKeepsHowFarItCame() {
    UUID account = Fixture.key(IdType.ACCOUNT, backer.accountId());
    String number = UUID.randomUUID().toString().replace("-", "");
    Fulfilling.send(fundraiser, project, Fulfilling.line(pledge, "ems", number));
    TestClock.advance(Duration.ofDays(8));
    Fulfilling.problem(backer, pledge, "My dog ate it");
    Fulfilling.confirm(backer, pledge, false);
    Database.column("select erase_account(?)::text", account);
    assertEquals(0, Fulfilling.parcels(pledge));
    assertEquals(
        0, Database.count("select count(*) from parcel_numbers where account_id = ?", account));
    assertEquals(0, addresses());
    assertNull(
        Database.column("select problem from fulfilments where pledge_id = ?", pledge).get(0));
    assertEquals(
        Map.of("received", 1, "asPromisedPercent", 0),
        received(Fulfilling.totals(project).get("project.fulfilmentTotals")));
  }

  private static Map<String, Object> received(Map<String, Object> totals) {
    return Map.of(
        "received", totals.get("received"), "asPromisedPercent", totals.get("asPromisedPercent"));
  }
}
