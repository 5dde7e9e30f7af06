package org.crowdshelf.outcome.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Outcomes;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The days on which reports are due, and what follows where they do not come. */
@QuarkusTest
class OutcomeDueTest {

  private final Person fundraiser = Person.someoneNew();
  private final LocalDate settled = Outcomes.today();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void overdueIsPublicAndStopsTranchesAndSubmissionsUntilTheReportComes() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String tranche = Payouts.tranche(project, 1);
    String draft = ProjectSteps.createComplete(fundraiser);
    LocalDate due = settled.plusMonths(3);
    Outcomes.goTo(due);
    assertDue(project, due, false);
    assertEquals(List.of(), blocks(fundraiser, project));
    Outcomes.goTo(due.plusDays(1));
    assertDue(project, due, true);
    assertEquals(List.of("OUTCOME_OVERDUE"), blocks(fundraiser, project));
    assertEquals(
        List.of("OUTCOME_OVERDUE"),
        Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
    assertEquals(
        List.of("OUTCOME_OVERDUE"), Outcomes.shown(fundraiser, draft).get("project.gaps.code"));
    String before = ProjectSteps.everything(draft);
    Answer refused = ProjectSteps.submit(fundraiser, draft);
    assertEquals(List.of("OUTCOME_OVERDUE"), refused.userErrorCodes("submitProject"));
    String message = refused.get("submitProject.userErrors[0].message");
    assertTrue(message.contains("番茄太阳") && message.contains(Integer.toString(due.getYear())));
    assertEquals(before, ProjectSteps.everything(draft));
    Answer report = Outcomes.report(fundraiser, project, Map.of());
    assertFalse(report.<Boolean>get("reportOutcome.outcome.project.outcomeOverdue"));
    assertDue(project, settled.plusMonths(6), false);
    assertEquals(List.of(), ProjectSteps.submit(fundraiser, draft).userErrorCodes("submitProject"));
    assertEquals(List.of(), Payouts.request(fundraiser, tranche).userErrorCodes("requestTranche"));
    assertRecounted(project, 1, 0);
  }

  @Test
  void organisationSubmitsNothingEitherAndOthersDo() {
    Person member = Person.someoneNew();
    String organisation = ProjectSteps.organisation(fundraiser, member);
    String project = Payouts.succeeded(fundraiser, 1_000);
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        ProjectSteps.key(project));
    String theirs =
        ProjectSteps.create(
            member, ProjectSteps.completeDraftWith(Map.of("onBehalfOf", organisation)));
    String own = ProjectSteps.createComplete(member);
    Outcomes.goTo(settled.plusMonths(3).plusDays(1));
    assertEquals(
        List.of("OUTCOME_OVERDUE"),
        ProjectSteps.submit(member, theirs).userErrorCodes("submitProject"));
    assertEquals(List.of(), ProjectSteps.submit(member, own).userErrorCodes("submitProject"));
  }

  @Test
  void fullOneIsDueAfterTheLastReceiptAndOneMoreAYearLater() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String tranche = Payouts.tranche(project, 1);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Payouts.start();
    Payouts.send(tranche);
    Payouts.send(tranche);
    assertDue(project, settled.plusMonths(3), false);
    LocalDate shown = settled.plusMonths(1);
    Outcomes.goTo(shown);
    Outcomes.spend(project, 99_999);
    assertDue(project, settled.plusMonths(3), false);
    Outcomes.spend(project, 1);
    assertDue(project, shown.plusMonths(3), false);
    Outcomes.takeBack(project, 1);
    assertDue(project, settled.plusMonths(3), false);
    LocalDate shownAgain = settled.plusMonths(2);
    Outcomes.goTo(shownAgain);
    Outcomes.spend(project, 1);
    assertDue(project, shownAgain.plusMonths(3), false);
    Outcomes.report(fundraiser, project, Map.of()).get("reportOutcome.outcome.id");
    assertDue(project, shownAgain.plusMonths(3), false);
    Outcomes.goTo(shownAgain.plusDays(1));
    Outcomes.report(fundraiser, project, Map.of("full", true)).get("reportOutcome.outcome.id");
    assertDue(project, shownAgain.plusMonths(15), false);
    Outcomes.goTo(shownAgain.plusMonths(15));
    Outcomes.report(fundraiser, project, Map.of()).get("reportOutcome.outcome.id");
    assertNull(Outcomes.shown(Person.VISITOR, project).get("project.outcomeDueAt"));
    assertRecounted(project, 2, 2);
  }

  @Test
  void remindsOnceBeforeAndTellsOnceThatItIsOver() {
    String project = Payouts.succeeded(fundraiser, 1_000);
    LocalDate due = settled.plusMonths(3);
    Outcomes.remind();
    Outcomes.goTo(due.minusDays(15));
    Outcomes.remind();
    assertTold(project, 0, 0);
    Outcomes.goTo(due.minusDays(14));
    remindAtOnce();
    assertTold(project, 1, 0);
    Outcomes.goTo(due);
    Outcomes.remind();
    assertTold(project, 1, 0);
    Outcomes.goTo(due.plusDays(1));
    remindAtOnce();
    remindAtOnce();
    assertTold(project, 1, 1);
    Outcomes.report(fundraiser, project, Map.of()).get("reportOutcome.outcome.id");
    Outcomes.remind();
    Outcomes.goTo(settled.plusMonths(6).minusDays(1));
    Outcomes.remind();
    assertTold(project, 2, 1);
  }

  @Test
  void isNotDueBeforeTheEndAndCostsAListOneStatement() {
    String live = Fixture.id(Fixture.liveProject(fundraiser, "Live"));
    Answer shown = Outcomes.shown(Person.VISITOR, live);
    assertNull(shown.get("project.outcomeDueAt"));
    assertFalse(shown.<Boolean>get("project.outcomeOverdue"));
    Payouts.succeeded(fundraiser, 1_000);
    Statements.assertAtMost(
        3,
        () ->
            Person.VISITOR.asks(
                "{ projects(first: 20) { nodes { outcomeDueAt outcomeOverdue outcomes { number } } } }"));
  }

  private static void remindAtOnce() {
    AtOnce.run(
        4,
        () -> {
          Outcomes.remind();
          return true;
        });
  }

  private static List<String> blocks(Person person, String project) {
    return Outcomes.shown(person, project).get("project.tranches[0].blockedBy.code");
  }

  private static void assertDue(String project, LocalDate day, boolean overdue) {
    Answer shown = Outcomes.shown(Person.VISITOR, project);
    assertEquals(Outcomes.end(day), shown.get("project.outcomeDueAt"));
    assertEquals(overdue, shown.<Boolean>get("project.outcomeOverdue"));
  }

  private static void assertTold(String project, long soon, long overdue) {
    assertEquals(soon, Outcomes.told(project, "OutcomeDueSoon"));
    assertEquals(overdue, Outcomes.told(project, "OutcomeOverdue"));
  }

  private static void assertRecounted(String project, long met, long inTime) {
    assertEquals(
        met + " " + inTime,
        Database.value(
            "select met_days || ' ' || met_in_time from outcome_standings where project_id = ?",
            ProjectSteps.key(project)));
    assertEquals(
        met + " " + inTime,
        Database.value(
            "select sum(met_days) || ' ' || count(*) filter (where in_time) from outcome_reports where project_id = ?",
            ProjectSteps.key(project)));
  }
}
