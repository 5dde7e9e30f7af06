package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody gives without a name, and nobody finds out by any way that the site has. */
@QuarkusTest
class AnAnonymousBackerTest {

  private static final String PROFILE =
      """
      mutation ($input: UpdateProfileInput!) {
        updateProfile(input: $input) { account { name } userErrors { code } }
      }""";

  private static final String NODE =
      "query ($id: ID!) { node(id: $id) { id ... on Pledge { amount { minor } anonymous state } } }";

  private static final List<String> WAYS =
      List.of(
          "{ projects(first: 100) { nodes { id raised { minor } fundraiser { id name }"
              + " backers(first: 5) { nodes { name account { id name } } edges { cursor } } } } }",
          "{ statistics { raised { minor } backerCount } }",
          "{ reviewQueue(first: 100) { nodes { id backers { nodes { name account { id name } } } } } }",
          "{ failingRefunds(first: 100) { nodes { paymentReference refundReference } } }");

  private final Person fundraiser = Person.someoneNew();
  private final Backer backer = new Backer();
  private final String name = "不留名的人 " + UUID.randomUUID();
  private Campaign campaign;

  @BeforeEach
  void aLiveProject() {
    campaign = Campaign.live(fundraiser, 10);
    assertEquals(
        name,
        backer
            .person
            .asks(PROFILE, Map.of("input", Map.of("name", name)))
            .get("updateProfile.account.name"));
  }

  @AfterEach
  void theBooksAgree() {
    // First, for a check is recorded with its time, and health looks at the newest.
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void staysUnknownFromThePledgeToTheEnd() {
    String pledge = backsAnonymously(campaign.wish(4_000));
    Answer page = campaign.page(Person.VISITOR);
    assertEquals("Anonymous", page.get("project.backers.nodes[0].name"));
    assertEquals(4_000, page.<Integer>get("project.backers.nodes[0].amount.minor"));
    assertEquals("加油！", page.get("project.backers.nodes[0].message"));
    assertNull(page.get("project.backers.nodes[0].account"));
    assertNull(page.get("project.backers.nodes[0].organisation"));
    campaign.reads("LIVE", 4_000, 1);
    staysUnknown(pledge);

    Days.passToTheEndOf(campaign);
    staysUnknown(pledge);
    Days.pass(Duration.ofMinutes(2));
    backer.sees("REFUNDED");
    staysUnknown(pledge);
  }

  @Test
  void isNotFoundOutByWhatTheSamePersonGivesUnderTheirName() {
    backsAnonymously(campaign.gift(4_000));
    backer.backs(campaign.gift(1_000));
    Answer page = campaign.page(fundraiser);
    assertEquals(2, page.<Integer>get("project.backerCount"));
    assertEquals(2, page.<Integer>get("project.backers.totalCount"));
    assertEquals(List.of(name, "Anonymous"), page.get("project.backers.nodes.name"));
    assertNull(page.get("project.backers.nodes[1].account"));
  }

  @Test
  void isKnownToThemselvesAlone() {
    String pledge = backsAnonymously(campaign.gift(4_000));
    backer.sees("PAID");
    Answer own = backer.person.asks(NODE, Map.of("id", pledge));
    assertTrue(own.<Boolean>get("node.anonymous"));
    for (Person other :
        List.of(Person.VISITOR, Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      assertEquals("NOT_FOUND", other.asks(NODE, Map.of("id", pledge)).errorCode());
    }
    assertTellsNothing(
        Person.ADMIN.asks("{ ledgerCheck { differences { projectId } } }"), pledge, true);
    // The project's people see the pledge, but not its backer.
    Answer fundraisers = fundraiser.asks(NODE, Map.of("id", pledge));
    assertEquals(4_000, fundraisers.<Integer>get("node.amount.minor"));
    assertTellsNothing(fundraisers, pledge, false);
  }

  private String backsAnonymously(Map<String, Object> input) {
    input.put("anonymous", true);
    input.put("message", "加油！");
    return backer.backs(input);
  }

  private void staysUnknown(String pledge) {
    for (Person person :
        List.of(Person.VISITOR, fundraiser, Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      assertTellsNothing(campaign.page(person), pledge, true);
      WAYS.forEach(way -> assertTellsNothing(person.asks(way), pledge, true));
    }
    // Their own public page tells of no pledge, to nobody.
    String publicPage =
        "query ($id: ID!) { account(id: $id) { id name projects { nodes { id title } } } }";
    Answer account = Person.ADMIN.asks(publicPage, Map.of("id", backer.person.accountId()));
    assertFalse(account.body().contains(campaign.id()));
    assertFalse(account.body().contains(pledge));
  }

  private void assertTellsNothing(Answer answer, String pledge, boolean hidesPledge) {
    assertFalse(answer.body().contains(name), answer::body);
    assertFalse(answer.body().contains(backer.person.accountId()), answer::body);
    assertFalse(hidesPledge && answer.body().contains(pledge), answer::body);
  }
}
