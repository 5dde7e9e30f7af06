package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody declines on the provider's page, thinks again, and pays. */
@QuarkusTest
class ADeclinedPaymentTest {

  private final Backer backer = new Backer();
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
  void costsNothingAndIsTriedAgainUnderANewKey() {
    Map<String, Object> wish = campaign.wish(1_000);
    PayPage page = PayPage.of(backer.places(wish)).decline().says("已取消，未扣款 Declined");
    assertFalse(page.isOpen());
    backer.sees("EXPIRED");
    assertEquals(0, campaign.claimed());
    campaign.reads("LIVE", 0, 0);

    // The same key is the same intent, and that one ended.
    Answer again = Backing.place(backer.person, wish);
    assertEquals("EXPIRED", again.get("placePledge.pledge.state"));
    assertNull(again.get("placePledge.payment"));
    backer.sees("EXPIRED");

    backer.backs(campaign.wish(1_000));
    backer.sees("PAID", "EXPIRED");
    assertEquals(1, campaign.claimed());
    campaign.reads("LIVE", 1_000, 1);
    campaign.funds(1_000, 0, 0);
  }

  @Test
  void isDeclinedByTheProviderWhateverThePayerPresses() {
    Answer placed = backer.places(campaign.wish(1_000));
    Sandbox.behave(Fixture.key(IdType.PLEDGE, placed.get("placePledge.pledge.id")), "DECLINE");
    PayPage.of(placed).pay().says("已取消，未扣款 Declined");
    backer.sees("EXPIRED");
    campaign.reads("LIVE", 0, 0);
    campaign.funds(0, 0, 0);
  }

  @Test
  void isKnownAlsoWhereNobodyTells() {
    Answer placed = backer.places(campaign.wish(1_000));
    Sandbox.behave(Fixture.key(IdType.PLEDGE, placed.get("placePledge.pledge.id")), "NEVER");
    PayPage.of(placed).decline();
    backer.sees("RESERVED");
    Days.pass(Duration.ofMinutes(1));
    backer.sees("EXPIRED");
    assertEquals(0, campaign.claimed());
  }
}
