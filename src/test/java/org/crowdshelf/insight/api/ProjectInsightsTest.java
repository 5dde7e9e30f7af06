package org.crowdshelf.insight.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.pledge.PledgeSources;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectInsightsTest {

  private static final String INSIGHTS =
      """
      query ($id: ID!, $from: Date, $to: Date, $first: Int = 10) {
        project(id: $id) {
          insights {
            daily(from: $from, to: $to) {
              day pledges raised { minor } refunded { minor } newBackers newFollowers comments
            }
            sources(first: $first) { source pledges raised { minor } }
            rewards { reward { id } pledges places raised { minor } }
            returningBackers abandonedPercent
          }
        }
      }""";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Inject PledgeSources sources;

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void begin() {
    project = Fixture.liveProject(fundraiser, "Counted");
  }

  @AfterEach
  void reset() {
    TestClock.reset();
  }

  @Test
  void isNullButForItsOwnPeopleAndReviewers() {
    for (Person person : List.of(Person.VISITOR, Person.someoneNew(), backer, Person.ADMIN)) {
      assertNull(insights(person, Map.of()).get("project.insights"), person::toString);
    }
    assertNotNull(insights(fundraiser, Map.of()).get("project.insights"));
    assertNotNull(insights(Person.REVIEWER, Map.of()).get("project.insights"));
    Person member = Person.someoneNew();
    String organisation = Organisations.ownedBy(fundraiser);
    Organisations.join(organisation, fundraiser, member, "EDITOR");
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        project);
    assertNotNull(insights(member, Map.of()).get("project.insights"));
  }

  @Test
  void hasADayForEachAlsoWhereNothingHappened() {
    Answer answer = insights(fundraiser, Map.of("from", "2026-01-01", "to", "2026-04-02"));
    List<String> days = answer.get("project.insights.daily.day");
    assertEquals(92, days.size());
    assertEquals("2026-01-01", days.get(0));
    assertEquals("2026-04-02", days.get(91));
    assertEquals(0, answer.<Integer>get("project.insights.daily.pledges.sum()"));
    assertEquals(0, answer.<Integer>get("project.insights.daily[5].raised.minor"));
    // From the launch, a day ago, to today.
    assertEquals(2, insights(fundraiser, Map.of()).<List<?>>get("project.insights.daily").size());
  }

  @Test
  void refusesMoreDaysThanThereMayBe() {
    for (Map<String, String> range :
        List.of(
            Map.of("from", "2026-01-01", "to", "2026-04-03"),
            Map.of("from", "2026-01-02", "to", "2026-01-01"),
            Map.of("from", "1999-01-02", "to", "1999-01-03"),
            Map.of("from", "+10000-01-01"))) {
      assertEquals("BAD_USER_INPUT", insights(fundraiser, range).errorCode(), range::toString);
    }
    assertEquals("BAD_USER_INPUT", insights(fundraiser, Map.of("first", 101)).errorCode());
  }

  @Test
  void countsWhatWasPaidByDay() {
    Backing.paid(backer, Backing.input(project, 1000));
    Backing.paid(backer, Backing.input(project, 500));
    Map<String, Object> anonymous = new HashMap<>(Backing.input(project, 200));
    anonymous.put("anonymous", true);
    UUID hidden = Backing.paid(backer, anonymous);
    Backing.placed(Person.someoneNew(), Backing.input(project, 700));
    Backing.cancel(backer, hidden);
    String today = LocalDate.now(CHINA).toString();
    Answer answer = insights(fundraiser, Map.of("from", today, "to", today));
    assertEquals(3, answer.<Integer>get("project.insights.daily[0].pledges"));
    assertEquals(1700, answer.<Integer>get("project.insights.daily[0].raised.minor"));
    assertEquals(200, answer.<Integer>get("project.insights.daily[0].refunded.minor"));
    assertEquals(2, answer.<Integer>get("project.insights.daily[0].newBackers"));
    assertEquals(0, answer.<Integer>get("project.insights.daily[0].comments"));
  }

  @Test
  void beginsADayWhenItBeginsInChina() {
    UUID pledge = Backing.paid(backer, Backing.input(project, 1000));
    Database.execute("update pledges set paid_at = '2026-02-10T16:00:00Z' where id = ?", pledge);
    Answer answer = insights(fundraiser, Map.of("from", "2026-02-10", "to", "2026-02-11"));
    assertEquals(List.of(0, 1), answer.get("project.insights.daily.pledges"));
  }

  @Test
  void tellsWherePledgesCameFromTheMostMoneyFirst() {
    Backing.paid(backer, from("poster", 300));
    Backing.paid(backer, from("wechat_moments", 900));
    Backing.paid(backer, from("poster", 200));
    Backing.paid(backer, Backing.input(project, 600));
    Backing.placed(Person.someoneNew(), from("never-paid", 5000));
    assertSources();
    // The same once they are counted and the rows beside the pledges are gone.
    AtOnce.run(4, () -> OnVertx.await(sources::count));
    assertSources();
    assertEquals(
        0,
        Database.count(
            "select count(*) from pledge_sources s join pledges g on g.id = s.pledge_id"
                + " where s.project_id = ? and g.paid_at is not null",
            project));
    assertEquals(
        List.of("wechat_moments"),
        insights(fundraiser, Map.of("first", 1)).get("project.insights.sources.source"));
  }

  private void assertSources() {
    Answer answer = insights(fundraiser, Map.of());
    assertEquals(
        List.of("wechat_moments", "OTHER", "poster"),
        answer.get("project.insights.sources.source"));
    assertEquals(List.of(1, 1, 2), answer.get("project.insights.sources.pledges"));
    assertEquals(List.of(900, 600, 500), answer.get("project.insights.sources.raised.minor"));
  }

  @Test
  void forgetsTheSourceOfAPledgeThatCameToNothing() {
    UUID pledge = Backing.placed(backer, from("poster", 300));
    Backing.cancel(backer, pledge);
    OnVertx.await(sources::count);
    assertEquals(
        1, Database.count("select count(*) from pledge_sources where pledge_id = ?", pledge));
    TestClock.advance(Duration.ofHours(25));
    OnVertx.await(sources::count);
    assertEquals(
        0, Database.count("select count(*) from pledge_sources where pledge_id = ?", pledge));
    assertEquals(
        0, Database.count("select count(*) from project_sources where project_id = ?", project));
  }

  @Test
  void refusesSourcesOfOtherCharacters() {
    for (String source : List.of("a b", "海报", "x;drop", "<b>")) {
      assertEquals(
          List.of("BAD_CHARACTERS"),
          Backing.place(backer, from(source, 300)).userErrorCodes("placePledge"),
          source);
    }
    assertEquals(
        List.of("TOO_LONG"),
        Backing.place(backer, from("x".repeat(41), 300)).userErrorCodes("placePledge"));
    assertEquals(0, Database.count("select count(*) from pledges where project_id = ?", project));
  }

  @Test
  void comparesAKeyWithoutTheSource() {
    Map<String, Object> input = from("poster", 300);
    UUID pledge = Backing.placed(backer, input);
    input.put("source", "elsewhere");
    assertEquals(pledge, Backing.placed(backer, input));
    assertEquals(
        "poster", Database.value("select source from pledge_sources where pledge_id = ?", pledge));
  }

  @Test
  void countsRewardsAsTheyStand() {
    UUID reward = Backing.reward(project, 100, null, null, false);
    UUID unwanted = Backing.reward(project, 100, null, null, false);
    Map<String, Object> three = new HashMap<>(Backing.input(project, 350, reward));
    three.put("quantity", 3);
    Backing.paid(backer, three);
    Backing.cancel(backer, Backing.paid(backer, Backing.input(project, 100, reward)));
    Backing.placed(backer, Backing.input(project, 100, reward));
    Answer answer = insights(fundraiser, Map.of());
    assertEquals(
        List.of(Ids.encode(IdType.REWARD, reward), Ids.encode(IdType.REWARD, unwanted)),
        answer.get("project.insights.rewards.reward.id"));
    assertEquals(List.of(1, 0), answer.get("project.insights.rewards.pledges"));
    assertEquals(List.of(3, 0), answer.get("project.insights.rewards.places"));
    assertEquals(List.of(350, 0), answer.get("project.insights.rewards.raised.minor"));
  }

  @Test
  void countsBackersWhoComeBack() {
    UUID earlier = Fixture.liveProject(fundraiser, "Earlier");
    Database.execute(
        "update projects set launched_at = now() - interval '9 days' where id = ?", earlier);
    UUID others = Fixture.liveProject(Person.someoneNew(), "Of others");
    Person quiet = Person.someoneNew();
    Person fresh = Person.someoneNew();
    Fixture.paidPledge(earlier, backer, 100, false, null);
    Fixture.paidPledge(earlier, quiet, 100, true, null);
    Fixture.paidPledge(others, fresh, 100, false, null);
    Fixture.paidPledge(project, backer, 100, false, null);
    Fixture.paidPledge(project, backer, 100, false, null);
    Fixture.paidPledge(project, quiet, 100, false, null);
    Fixture.paidPledge(project, fresh, 100, false, null);
    assertEquals(
        1, insights(fundraiser, Map.of()).<Integer>get("project.insights.returningBackers"));
  }

  @Test
  void tellsHowManyReservationsWereNeverPaid() {
    assertNull(insights(fundraiser, Map.of()).get("project.insights.abandonedPercent"));
    Backing.placed(Person.someoneNew(), Backing.input(project, 100));
    assertNull(insights(fundraiser, Map.of()).get("project.insights.abandonedPercent"));
    Backing.paid(backer, Backing.input(project, 100));
    Backing.paid(backer, Backing.input(project, 100));
    Backing.cancel(backer, Backing.placed(backer, Backing.input(project, 100)));
    assertEquals(
        33, insights(fundraiser, Map.of()).<Integer>get("project.insights.abandonedPercent"));
  }

  @Test
  void takesSixStatements() {
    Backing.reward(project, 100, null, null, false);
    Statements.assertAtMost(6, () -> insights(fundraiser, Map.of()));
  }

  @Test
  void readsPaidPledgesByTheirIndex() {
    String plan = Database.planOfLargeTables(InsightReads.DAILY);
    assertFalse(plan.contains("Seq Scan on pledges"), plan);
  }

  private Map<String, Object> from(String source, long amount) {
    Map<String, Object> input = new HashMap<>(Backing.input(project, amount));
    input.put("source", source);
    return input;
  }

  private Answer insights(Person person, Map<String, ?> variables) {
    Map<String, Object> all = new HashMap<>(Map.of("id", Fixture.id(project)));
    all.putAll(variables);
    return person.asks(INSIGHTS, all);
  }
}
