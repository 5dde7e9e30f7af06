package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody backs in the name of the company that they work for. */
@QuarkusTest
class ACompanyThatBacksTest {

  private final Person owner = Person.someoneNew();
  private final Backer employee = new Backer();
  private Campaign campaign;
  private String company;

  @BeforeEach
  void aCompanyAndAProject() {
    campaign = Campaign.live(Person.someoneNew(), 10);
    company =
        Organisations.register(owner, Map.of("name", "书香公司", "kind", "COMPANY"))
            .get("registerOrganisation.organisation.id");
  }

  @AfterEach
  void theBooksAgree() {
    // First, for a check is recorded with its time, and health looks at the newest.
    TestClock.reset();
    campaign.booksAgree();
  }

  @Test
  void isShownInItsEmployeesPlace() {
    Map<String, Object> wish = inItsName(campaign.wish(Campaign.GOAL_MINOR));
    employee.isRefused(wish, "NOT_A_MEMBER");
    Organisations.join(company, owner, employee.person, "EDITOR");
    employee.backs(wish);
    for (Person person : List.of(Person.VISITOR, owner, Person.REVIEWER)) {
      Answer page = campaign.page(person);
      assertEquals("书香公司", page.get("project.backers.nodes[0].name"));
      assertEquals(company, page.get("project.backers.nodes[0].organisation.id"));
      assertNull(page.get("project.backers.nodes[0].account"));
      assertFalse(page.body().contains(employee.person.accountId()));
    }
    employee.sees("PAID");
    assertEquals(
        List.of(),
        owner.asks("{ viewer { pledges { nodes { id } } } }").get("viewer.pledges.nodes"));

    Days.passToTheEndOf(campaign);
    Days.pass(Duration.ofMinutes(2));
    employee.sees("COLLECTED");
    campaign.reads("SUCCEEDED", Campaign.GOAL_MINOR, 1);
    campaign.funds(0, 0, Campaign.GOAL_MINOR);
    assertEquals("书香公司", campaign.page(Person.VISITOR).get("project.backers.nodes[0].name"));
  }

  @Test
  void cannotHideItsName() {
    Organisations.join(company, owner, employee.person, "EDITOR");
    Map<String, Object> wish = inItsName(campaign.wish(1_000));
    wish.put("anonymous", true);
    employee.isRefused(wish, "ANONYMOUS_ORGANISATION");
    employee.sees();
    assertEquals(0, campaign.claimed());
  }

  @Test
  void keepsWhatAnEmployeeGaveWhoLeaves() {
    Organisations.join(company, owner, employee.person, "EDITOR");
    employee.backs(inItsName(campaign.gift(1_000)));
    Organisations.change(owner, "removeMember", company, employee.person, Map.of())
        .get("removeMember.organisation.id");
    assertEquals("书香公司", campaign.page(Person.VISITOR).get("project.backers.nodes[0].name"));
    employee.isRefused(inItsName(campaign.gift(1_000)), "NOT_A_MEMBER");
    employee.sees("PAID");
    campaign.reads("LIVE", 1_000, 1);
  }

  private Map<String, Object> inItsName(Map<String, Object> input) {
    input.put("onBehalfOf", company);
    return input;
  }
}
