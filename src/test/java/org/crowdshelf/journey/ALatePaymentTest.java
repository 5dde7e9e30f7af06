package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody pays in the last moment, and the provider tells when the reservation has run out. */
@QuarkusTest
class ALatePaymentTest {

  private static final Duration LAST_MOMENT = Duration.ofMinutes(13).plusSeconds(50);
  private static final Duration TOLD = Duration.ofSeconds(80);

  private final Backer slow = new Backer();
  private final Backer other = new Backer();
  private Campaign campaign;

  @BeforeEach
  void aRewardOfOnePlace() {
    campaign = Campaign.live(Person.someoneNew(), 1);
  }

  @AfterEach
  void theBooksAgree() {
    // First, for a check is recorded with its time, and health looks at the newest.
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void isTakenWhereThePlaceIsStillFree() {
    paysInTheLastMoment(campaign.wish(1_000));
    runsOut();
    campaign.reads("LIVE", 0, 0);
    Sandbox.sendMessages();
    slow.sees("PAID");
    assertEquals(1, campaign.claimed());
    campaign.reads("LIVE", 1_000, 1);
    campaign.funds(1_000, 0, 0);
  }

  @Test
  void isGivenBackWhereSomebodyElseHasThePlace() {
    paysInTheLastMoment(campaign.wish(1_000));
    runsOut();
    PayPage others = PayPage.of(other.places(campaign.wish(2_000)));
    Sandbox.sendMessages();
    slow.sees("EXPIRED");
    others.pay();
    Days.pass(Duration.ofMinutes(1));
    Days.pass(TOLD);
    slow.sees("EXPIRED");
    other.sees("PAID");
    assertEquals(1, campaign.claimed());
    campaign.reads("LIVE", 2_000, 1);
    campaign.funds(2_000, 1_000, 0);
  }

  @Test
  void isGivenBackAfterTheProjectsEnd() {
    other.backs(campaign.gift(Campaign.GOAL_MINOR));
    Duration toTheEnd = Duration.between(Instant.now(), Days.endOf(campaign));
    TestClock.advance(toTheEnd.minus(TOLD.dividedBy(2)));
    Answer placed = slow.places(campaign.wish(1_000));
    Sandbox.behave(keyOf(placed), "SLOW");
    PayPage.of(placed).payOnly().says("已支付 Paid");
    Days.pass(TOLD);
    Days.pass(Duration.ofMinutes(1));
    Days.pass(Duration.ofMinutes(2));
    slow.sees("EXPIRED");
    other.sees("COLLECTED");
    campaign.reads("SUCCEEDED", Campaign.GOAL_MINOR, 1);
    campaign.funds(0, 1_000, Campaign.GOAL_MINOR);
  }

  private void paysInTheLastMoment(Map<String, Object> wish) {
    Answer placed = slow.places(wish);
    Sandbox.behave(keyOf(placed), "SLOW");
    TestClock.advance(LAST_MOMENT);
    PayPage.of(placed).pay().says("已支付 Paid");
    slow.sees("RESERVED");
  }

  private void runsOut() {
    TestClock.advance(TOLD);
    Books.expire();
    slow.sees("EXPIRED");
    assertEquals(0, campaign.claimed());
  }

  private static UUID keyOf(Answer placed) {
    return Fixture.key(IdType.PLEDGE, placed.get("placePledge.pledge.id"));
  }
}
