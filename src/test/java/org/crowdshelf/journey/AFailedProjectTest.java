package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project stays below its goal, and every backer has the money back. */
@QuarkusTest
class AFailedProjectTest {

  private final Person fundraiser = Person.someoneNew();
  private final Backer first = new Backer();
  private final Backer second = new Backer();
  private Campaign campaign;

  @BeforeEach
  void aLiveProject() {
    campaign = Campaign.live(fundraiser, 10);
  }

  @AfterEach
  void theBooksAgree() {
    // First, for a check is recorded with its time, and health looks at the newest.
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void givesEveryBackerTheMoneyBack() {
    first.backs(campaign.wish(4_000));
    first.backs(campaign.gift(1_000));
    second.backs(campaign.wish(4_999));
    campaign.reads("LIVE", Campaign.GOAL_MINOR - 1, 2);
    campaign.funds(Campaign.GOAL_MINOR - 1, 0, 0);

    Days.passToTheEndOf(campaign);
    Days.pass(Duration.ofMinutes(2));
    campaign.reads("FAILED", 0, 2);
    campaign.result(Campaign.GOAL_MINOR - 1, 99, 2);
    campaign.funds(0, Campaign.GOAL_MINOR - 1, 0);
    assertNotNull(campaign.page(Person.VISITOR).get("project.settledAt"));
    assertEquals(0, campaign.page(Person.VISITOR).<Integer>get("project.backers.totalCount"));
    first.sees("REFUNDED", "REFUNDED");
    second.sees("REFUNDED");
    assertNotNull(second.own().get("viewer.pledges.nodes[0].refundedAt"));
    assertEquals(0, campaign.claimed());
  }

  @Test
  void isSettledOnceTheLastRefundWentThrough() {
    String stuck = first.backs(campaign.gift(4_000));
    second.backs(campaign.gift(1_000));
    UUID pledge = Fixture.key(IdType.PLEDGE, stuck);
    Sandbox.behave(pledge, "REFUND_FAILS");
    Days.passToTheEndOf(campaign);
    Days.pass(Duration.ofMinutes(2));
    first.sees("REFUNDING");
    second.sees("REFUNDED");
    // On its way counts as given back: the project does not hold it any more.
    campaign.reads("FAILED", 0, 2);
    campaign.funds(0, 5_000, 0);
    assertNull(campaign.page(Person.VISITOR).get("project.settledAt"));

    for (int attempt = 0; attempt < 5; attempt++) {
      Days.pass(Duration.ofHours(1));
    }
    assertTrue(failing().contains(Sandbox.reference(pledge)));
    Sandbox.behave(pledge, "NORMAL");
    Days.pass(Duration.ofHours(1));
    Days.pass(Duration.ofMinutes(2));
    first.sees("REFUNDED");
    assertFalse(failing().contains(Sandbox.reference(pledge)));
    assertNotNull(campaign.page(Person.VISITOR).get("project.settledAt"));
  }

  private static List<String> failing() {
    return Person.ADMIN
        .asks("{ failingRefunds(first: 100) { nodes { paymentReference } } }")
        .get("failingRefunds.nodes.paymentReference");
  }
}
