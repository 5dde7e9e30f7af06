package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fundraiser gives a project up while people back it. */
@QuarkusTest
class ACanceledProjectTest {

  private final Person fundraiser = Person.someoneNew();
  private final Backer paid = new Backer();
  private final Backer paying = new Backer();
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
  void givesEverybodyTheMoneyBackAlsoWhoWasJustPaying() {
    paid.backs(campaign.wish(20_000));
    PayPage open = PayPage.of(paying.places(campaign.wish(1_000)));
    campaign.reads("LIVE", 20_000, 1);

    assertEquals("FORBIDDEN", cancel(paid.person).errorCode());
    assertEquals("UNAUTHENTICATED", cancel(Person.VISITOR).errorCode());
    campaign.reads("LIVE", 20_000, 1);
    assertEquals("CANCELED", cancel(fundraiser).get("cancelProject.project.state"));
    // At once for new pledges; the money follows.
    new Backer().isRefused(campaign.gift(1_000), "PROJECT_NOT_LIVE");
    paid.sees("PAID");
    open.pay();
    Days.pass(Duration.ofSeconds(10));
    paying.sees("EXPIRED");

    Days.pass(Duration.ofMinutes(1));
    Days.pass(Duration.ofMinutes(2));
    campaign.reads("CANCELED", 0, 1);
    campaign.funds(0, 21_000, 0);
    assertNotNull(campaign.page(Person.VISITOR).get("project.settledAt"));
    paid.sees("REFUNDED");
    // Their pledge ended unpaid; what they paid too late is back all the same.
    paying.sees("EXPIRED");
    assertEquals(0, campaign.claimed());
  }

  @Test
  void staysCanceledWhenItsEndWouldHaveCome() {
    paid.backs(campaign.gift(Campaign.GOAL_MINOR));
    cancel(fundraiser);
    assertEquals(List.of("PROJECT_STATE"), cancel(fundraiser).userErrorCodes("cancelProject"));
    Days.passToTheEndOf(campaign);
    Days.pass(Duration.ofMinutes(2));
    campaign.reads("CANCELED", 0, 1);
    campaign.funds(0, Campaign.GOAL_MINOR, 0);
    paid.sees("REFUNDED");
  }

  private Answer cancel(Person person) {
    return ProjectSteps.cancel(person, campaign.id(), "学校要搬迁，阅读室建不成了");
  }
}
