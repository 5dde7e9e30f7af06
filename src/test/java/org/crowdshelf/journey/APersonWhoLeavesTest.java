package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A backer takes back a consent and has themselves erased; what they gave stays with the project.
 */
@QuarkusTest
class APersonWhoLeavesTest {

  private final Backer backer = new Backer();
  private Campaign campaign;

  @AfterEach
  void theBooksAgree() {
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void isErasedAfterSevenDaysAndOnceNothingIsUnderWay() {
    campaign = Campaign.live(Person.someoneNew(), 10);
    Person person = backer.person;
    person.asks(
        "mutation { updateProfile(input: {name: \"王小明\", bio: \"读书人\"}) { account { id } } }");
    Privacy.consent(person, "PRIVACY_POLICY", "2026-01", true).get("giveConsent.consents");
    Map<String, Object> wish = new HashMap<>(campaign.gift(2_000));
    wish.put("message", "给孩子们");
    PayPage open = PayPage.of(backer.places(wish));

    // A payment is under way: told at once, and the request waits for it.
    assertEquals(
        List.of("NAME_DIFFERS"), Privacy.request(person, "小明").userErrorCodes("requestErasure"));
    Answer asked = Privacy.request(person, "王小明");
    assertEquals("BLOCKED", asked.get("requestErasure.erasure.state"));
    assertEquals(List.of("PAYMENT_UNDER_WAY"), asked.get("requestErasure.erasure.blockedBy.code"));
    open.pay();
    assertEquals("WAITING", Privacy.erasure(person).get("viewer.erasure.state"));

    // They think better of it, and then again not.
    Privacy.callOff(person, asked.get("requestErasure.erasure.id"));
    assertNull(Privacy.erasure(person).get("viewer.erasure"));
    Privacy.request(person, "王小明").get("requestErasure.erasure.id");
    campaign.reads("LIVE", 2_000, 1);
    assertEquals("王小明", campaign.page(Person.VISITOR).get("project.backers.nodes[0].name"));

    TestClock.advance(Duration.ofDays(7).plusMinutes(1));
    Privacy.eraseDue();
    TestClock.advance(Duration.ofMinutes(11));
    Privacy.eraseDue();

    Answer page = campaign.page(Person.VISITOR);
    assertEquals("Anonymous", page.get("project.backers.nodes[0].name"));
    assertNull(page.get("project.backers.nodes[0].account"));
    assertNull(page.get("project.backers.nodes[0].message"));
    campaign.reads("LIVE", 2_000, 1);
    campaign.funds(2_000, 0, 0);
  }
}
