package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Exports;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Privacy;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A backer takes their data with them and has themselves erased; what they gave stays with the
 * project.
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

    // They take with them what is kept about them.
    String export = Exports.made(person, "OWN_DATA", null, Map.of());
    JsonObject data = new JsonObject(Exports.download(person, export));
    assertEquals("王小明", entry(data, "account").getString("name"));
    assertEquals("给孩子们", entry(data, "pledges").getString("message"));
    assertEquals("PRIVACY_POLICY", entry(data, "consents").getString("purpose"));
    String unused = Exports.path(person, export);

    TestClock.advance(Duration.ofDays(7).plusMinutes(1));
    Privacy.eraseDue();
    TestClock.advance(Duration.ofMinutes(11));
    Privacy.eraseDue();

    assertEquals(404, Exports.open(unused).statusCode());
    assertEquals(
        0,
        Database.count(
            "select count(*) from exports where id = ?", Fixture.key(IdType.EXPORT, export)));
    Answer page = campaign.page(Person.VISITOR);
    assertEquals("Anonymous", page.get("project.backers.nodes[0].name"));
    assertNull(page.get("project.backers.nodes[0].account"));
    assertNull(page.get("project.backers.nodes[0].message"));
    campaign.reads("LIVE", 2_000, 1);
    campaign.funds(2_000, 0, 0);
  }

  private static JsonObject entry(JsonObject data, String part) {
    return data.getJsonObject(part).getJsonArray("entries").getJsonObject(0);
  }
}
