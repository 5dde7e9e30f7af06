package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last place of a reward: taken, refused to the next, and free again. */
@QuarkusTest
class ASoldOutRewardTest {

  private final Backer first = new Backer();
  private final Backer quick = new Backer();
  private final Backer late = new Backer();
  private Campaign campaign;

  @BeforeEach
  void aRewardOfTwoPlaces() {
    campaign = Campaign.live(Person.someoneNew(), 2);
  }

  @AfterEach
  void theBooksAgree() {
    // First, for a check is recorded with its time, and health looks at the newest.
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void isFreeAgainWhenSomebodyDoesNotPay() {
    first.backs(campaign.wish(1_000));
    PayPage open = PayPage.of(quick.places(campaign.wish(1_000)));
    soldOut();
    Map<String, Object> wish = campaign.wish(1_000);
    Answer refused = late.isRefused(wish, "REWARD_SOLD_OUT");
    assertEquals(List.of("input", "rewardId"), refused.get("placePledge.userErrors[0].field"));
    assertFalse(refused.<String>get("placePledge.userErrors[0].message").isBlank());
    assertNull(refused.get("placePledge.pledge"));
    late.sees();

    Days.pass(Duration.ofMinutes(14));
    late.isRefused(wish, "REWARD_SOLD_OUT");
    Days.pass(Duration.ofMinutes(1));
    quick.sees("EXPIRED");
    assertEquals(1, remaining());
    open.payOnly().says("已关闭，未扣款 Closed");
    // The refused attempt stored nothing, so its key is still good.
    PayPage.of(late.places(wish)).pay().says("已支付 Paid");
    late.sees("PAID");
    soldOut();
    campaign.reads("LIVE", 2_000, 2);
  }

  @Test
  void isFreeAgainWhenABackerTakesThePledgeBack() {
    first.backs(campaign.wish(1_000));
    String pledge = quick.backs(campaign.wish(1_000));
    late.isRefused(campaign.wish(1_000), "REWARD_SOLD_OUT");
    Answer canceled = Backing.cancel(quick.person, Fixture.key(IdType.PLEDGE, pledge));
    assertEquals("REFUNDING", canceled.get("cancelPledge.pledge.state"));
    late.backs(campaign.wish(1_000));
    soldOut();
    Days.pass(Duration.ofMinutes(1));
    quick.sees("REFUNDED");
    campaign.funds(2_000, 1_000, 0);
  }

  private void soldOut() {
    assertEquals(2, campaign.claimed());
    assertEquals(0, remaining());
  }

  private int remaining() {
    return campaign.page(Person.VISITOR).get("project.rewards[0].remaining");
  }
}
