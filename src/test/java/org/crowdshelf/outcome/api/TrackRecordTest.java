package org.crowdshelf.outcome.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Fulfilling;
import org.crowdshelf.support.Outcomes;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The record of people and organisations, counted from what happened. */
@QuarkusTest
class TrackRecordTest {

  private static final String RECORD =
      """
      record { projects succeeded failed canceled raised { minor currency } receiptedPercent rewardsPromised rewardsReceived
               rewardsLate outcomesDue outcomesOnTime medianAnswerDays }""";

  // Each stored count that is not what the rows say.
  private static final String WRONG =
      """
      select s.project_id::text from outcome_standings s
       where s.unshown_minor <> (select coalesce(sum(e.amount_minor), 0) from journal_entries e
                                  where e.subject_id = s.project_id and e.account_code = 'PROJECT_ADVANCE')
          or (s.met_days, s.met_in_time) <>
             (select coalesce(sum(r.met_days), 0)::int, (count(*) filter (where r.in_time))::int
                from outcome_reports r where r.project_id = s.project_id)
       union all
      select p.id::text from projects p
       where p.state = 'SUCCEEDED' and not exists (select from outcome_standings s where s.project_id = p.id)""";

  private final Person fundraiser = Person.someoneNew();
  private final LocalDate settled = Outcomes.today();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void isEmptyForThoseWhoDidNothingYet() {
    ProjectSteps.createComplete(fundraiser);
    Map<String, Object> record = ofPerson(fundraiser);
    assertEquals(Map.of("minor", 0, "currency", "CNY"), record.get("raised"));
    for (String count :
        List.of("projects", "succeeded", "rewardsPromised", "outcomesDue", "outcomesOnTime")) {
      assertEquals(0, record.get(count), count);
    }
    assertNull(record.get("receiptedPercent"));
    assertNull(record.get("medianAnswerDays"));
  }

  @Test
  void countsProjectsByWhatBecameOfThemAndAnOrganisationsApart() {
    String organisation = ProjectSteps.organisation(fundraiser);
    Payouts.succeeded(fundraiser, 1_000);
    end(Fixture.liveProject(fundraiser, "Failed"), "state = 'FAILED'");
    end(Fixture.liveProject(fundraiser, "Canceled"), "state = 'CANCELED', canceled_at = now()");
    Fixture.liveProject(fundraiser, "Live");
    UUID theirs = ProjectSteps.key(Payouts.succeeded(fundraiser, 2_000));
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        theirs);
    assertEquals(
        "4 1 1 1 100000", counts(ofPerson(fundraiser)), "projects, succeeded, failed, canceled");
    assertEquals("1 1 0 0 200000", counts(ofOrganisation(organisation)));
  }

  @Test
  void tellsHowMuchOfWhatWasPaidOutLongAgoIsShown() {
    String project = paid(1_000);
    Outcomes.spend(project, 66_999);
    String later = Payouts.succeeded(fundraiser, 1_000);
    assertNull(ofPerson(fundraiser).get("receiptedPercent"));
    Outcomes.goTo(settled.plusDays(60));
    pay(later);
    Outcomes.spend(later, 100_000);
    Outcomes.goTo(settled.plusDays(91));
    assertEquals(66, ofPerson(fundraiser).get("receiptedPercent"));
    Outcomes.spend(project, 33_001);
    assertEquals(100, ofPerson(fundraiser).get("receiptedPercent"));
    Outcomes.takeBack(project, 1);
    assertEquals(99, ofPerson(fundraiser).get("receiptedPercent"));
    assertEquals(List.of(), Database.column(WRONG));
  }

  @Test
  void countsReportsThatCameInTimeLateOrNotAtAll() {
    String project = paid(1_000);
    assertOutcomes(0, 0);
    Outcomes.report(fundraiser, project, Map.of()).get("reportOutcome.outcome.id");
    assertOutcomes(1, 1);
    Outcomes.goTo(settled.plusMonths(9).plusDays(1));
    assertOutcomes(3, 1);
    Outcomes.report(fundraiser, project, Map.of()).get("reportOutcome.outcome.id");
    assertOutcomes(3, 1);
    Outcomes.goTo(settled.plusMonths(12));
    Outcomes.report(fundraiser, project, Map.of()).get("reportOutcome.outcome.id");
    assertOutcomes(4, 2);
    assertEquals(List.of(), Database.column(WRONG));
  }

  @Test
  void countsRewardsAsTheTotalsDo() {
    UUID project = Fixture.liveProject(fundraiser, "Rewards");
    UUID reward = Fulfilling.reward(project, false, LocalDate.now().minusDays(3));
    Fulfilling.collected(project, reward, Person.someoneNew());
    UUID received = Fulfilling.collected(project, reward, Person.someoneNew());
    Database.execute(
        "update fulfilments set state = 'RECEIVED', sent_at = now(), received_at = now() where pledge_id = ?",
        received);
    Map<String, Object> record = ofPerson(fundraiser);
    assertEquals(2, record.get("rewardsPromised"));
    assertEquals(1, record.get("rewardsReceived"));
    assertEquals(1, record.get("rewardsLate"));
  }

  @Test
  void keepsEachCountThroughoutARandomWalk() {
    String project = paid(1_000);
    Random random = new Random(18);
    long shown = 0;
    for (int step = 0; step < 25; step++) {
      TestClock.advance(Duration.ofDays(random.nextInt(60)));
      long more = 1 + random.nextInt(40_000);
      if (shown + more <= 100_000) {
        Outcomes.spend(project, more);
        shown += more;
      } else if (random.nextBoolean()) {
        Outcomes.takeBack(project, shown);
        shown = 0;
      }
      Outcomes.report(fundraiser, project, Map.of("full", random.nextBoolean())).body();
    }
    assertEquals(List.of(), Database.column(WRONG));
    assertEquals(
        100_000 - shown,
        Database.count(
            "select unshown_minor from outcome_standings where project_id = ?",
            ProjectSteps.key(project)));
  }

  @Test
  void costsAListOfProjectsTwoStatementsMore() {
    for (int i = 0; i < 3; i++) {
      Fixture.liveProject(Person.someoneNew(), "One of many");
    }
    String list = "{ projects(first: 20) { nodes { id fundraiser { id %s } } } }";
    int without = Statements.of(() -> Person.VISITOR.asks(list.formatted("name"))).size();
    Statements.assertAtMost(
        without + 2, () -> Person.VISITOR.asks(list.formatted(RECORD)).get("projects.nodes.id"));
  }

  private String paid(long yuan) {
    String project = Payouts.succeeded(fundraiser, yuan);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    pay(project);
    return project;
  }

  private void pay(String project) {
    String tranche = Payouts.tranche(project, 1);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Payouts.start();
    Payouts.send(tranche);
    Payouts.send(tranche);
  }

  private static void end(UUID project, String how) {
    Database.execute("update projects set " + how + ", settled_at = now() where id = ?", project);
  }

  private void assertOutcomes(int due, int inTime) {
    Map<String, Object> record = ofPerson(fundraiser);
    assertEquals(
        due + " " + inTime, record.get("outcomesDue") + " " + record.get("outcomesOnTime"));
  }

  private static String counts(Map<String, Object> record) {
    Map<?, ?> raised = new HashMap<>((Map<?, ?>) record.get("raised"));
    return "%s %s %s %s %s"
        .formatted(
            record.get("projects"),
            record.get("succeeded"),
            record.get("failed"),
            record.get("canceled"),
            raised.get("minor"));
  }

  private static Map<String, Object> ofPerson(Person person) {
    Answer answer =
        Person.VISITOR.asks(
            "query ($id: ID!) { account(id: $id) { " + RECORD + " } }",
            Map.of("id", person.accountId()));
    return answer.get("account.record");
  }

  private static Map<String, Object> ofOrganisation(String organisation) {
    Answer answer =
        Person.VISITOR.asks(
            "query ($id: ID!) { organisation(id: $id) { " + RECORD + " } }",
            Map.of("id", organisation));
    return answer.get("organisation.record");
  }
}
