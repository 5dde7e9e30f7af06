package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people back a project, it reaches its goal, and at its end the money is the project's. */
@QuarkusTest
class AFundedProjectTest {

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
  void isBackedReachesItsGoalAndCollects() {
    campaign.reads("LIVE", 0, 0);
    Answer placed = first.places(campaign.wish(4_000));
    // A reservation counts as a place, not as money.
    campaign.reads("LIVE", 0, 0);
    assertEquals(1, campaign.claimed());
    first.sees("RESERVED");
    PayPage.of(placed).says("¥40.00").pay().says("已支付 Paid");
    first.sees("PAID");
    campaign.reads("LIVE", 4_000, 1);
    campaign.funds(4_000, 0, 0);
    assertNull(campaign.page(Person.VISITOR).get("project.reachedGoalAt"));

    second.backs(campaign.gift(6_000));
    campaign.reads("LIVE", Campaign.GOAL_MINOR, 2);
    Answer reached = campaign.page(Person.VISITOR);
    assertNotNull(reached.get("project.reachedGoalAt"));
    assertEquals(100, reached.<Integer>get("project.progressPercent"));
    first.backs(campaign.gift(500));
    campaign.reads("LIVE", 10_500, 2);
    assertEquals(
        reached.<String>get("project.reachedGoalAt"),
        campaign.page(Person.VISITOR).get("project.reachedGoalAt"));
    assertEquals(
        List.of(500, 6_000, 4_000),
        campaign.page(Person.VISITOR).get("project.backers.nodes.amount.minor"));

    Days.pass(Duration.ofDays(89));
    campaign.reads("LIVE", 10_500, 2);
    Days.passToTheEndOf(campaign);
    Days.pass(Duration.ofMinutes(2));
    campaign.reads("SUCCEEDED", 10_500, 2);
    campaign.funds(0, 0, 10_500);
    assertNotNull(campaign.page(Person.VISITOR).get("project.settledAt"));
    first.sees("COLLECTED", "COLLECTED");
    second.sees("COLLECTED");
  }

  @Test
  void takesAndGivesBackNothingAfterItsEnd() {
    String pledge = first.backs(campaign.gift(Campaign.GOAL_MINOR));
    Days.passToTheEndOf(campaign);
    second.isRefused(campaign.gift(1_000), "PROJECT_NOT_LIVE");
    for (Person person : List.of(fundraiser, second.person, Person.VISITOR)) {
      assertFalse(campaign.page(person).<Boolean>get("project.viewerCan.pledge"));
      assertFalse(campaign.page(person).<Boolean>get("project.viewerCan.cancel"));
    }
    assertEquals(
        List.of("PLEDGE_STATE"),
        Backing.cancel(first.person, Fixture.key(IdType.PLEDGE, pledge))
            .userErrorCodes("cancelPledge"));
    assertEquals(
        List.of("PROJECT_STATE"),
        ProjectSteps.cancel(fundraiser, campaign.id(), "改变主意了").userErrorCodes("cancelProject"));
    campaign.reads("SUCCEEDED", Campaign.GOAL_MINOR, 1);
    campaign.funds(0, 0, Campaign.GOAL_MINOR);
  }
}
