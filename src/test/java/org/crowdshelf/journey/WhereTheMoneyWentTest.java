package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.daybook.DaybookRows;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.NodeScripts;
import org.crowdshelf.support.Outcomes;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Spendings;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 番茄太阳阅读馆: 16,567.67 yuan in three tranches, of which the second waits for the receipts of the
 * first, a ledger that anybody recomputes, and a report that comes too late.
 */
@QuarkusTest
class WhereTheMoneyWentTest {

  private static final long RAISED = 1_656_767;
  private static final List<Long> TRANCHES = List.of(828_384L, 497_030L, 331_353L);

  private static final String PLAN =
      """
      mutation ($input: PlanTranchesInput!) {
        planTranches(input: $input) { project { tranches { amount { minor } } } userErrors { code } }
      }""";

  private static final String LEDGER =
      """
      query ($id: ID!) {
        project(id: $id) {
          ledger(first: 100) { nodes { hash lines { kind count amount { minor } tranche { id } spending { id } } } } } }""";

  @TestHTTPResource("/graphql")
  URI endpoint;

  private final Person fundraiser = Person.someoneNew();
  private String project;
  private String line;

  @Test
  void theNextMoneyComesWhenTheLastWasAccountedFor() throws Exception {
    begin();
    plan();
    raise();
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    Spendings.pay(fundraiser, project, 1);
    assertFunds(RAISED - 828_384, 828_384, 0);

    String most = Spendings.declared(fundraiser, line, 662_707);
    assertFunds(RAISED - 828_384, 828_384 - 662_707, 662_707);
    Answer refused = Payouts.request(fundraiser, Payouts.tranche(project, 2));
    assertEquals(List.of("RECEIPTS_MISSING"), refused.userErrorCodes("requestTranche"));
    assertEquals(
        "Receipts for ¥0.01 are still missing.",
        refused.get("requestTranche.userErrors[0].message"));
    String last = Spendings.declared(fundraiser, line, 1);
    Spendings.pay(fundraiser, project, 2);
    assertFunds(331_353, 828_384 + 497_030 - 662_708, 662_708);

    String back = Spendings.reverse(fundraiser, last, "记错预算项").get("reverseSpending.spending.id");
    assertFunds(331_353, 828_384 + 497_030 - 662_707, 662_707);
    assertEquals(
        List.of(back, last, most),
        Spendings.list(Person.VISITOR, project, Map.of()).get("project.spending.nodes.id"));
    assertLedger(most, last);
    assertWaitsForTheOutcome();
  }

  // The ledger's days were moved to before today, so the clock goes on from there.
  private void assertWaitsForTheOutcome() {
    String next = ProjectSteps.createComplete(fundraiser);
    Outcomes.goTo(Spendings.today().plusMonths(3).plusDays(1));
    assertTrue(
        Outcomes.shown(Person.VISITOR, project).<Boolean>get("project.outcomeOverdue"),
        "everybody sees that the report is late");
    // The receipts are late by then, too.
    assertEquals(
        Set.of("RECEIPTS_MISSING", "OUTCOME_OVERDUE"),
        Set.copyOf(ProjectSteps.submit(fundraiser, next).userErrorCodes("submitProject")));
    assertTrue(blocks().contains("OUTCOME_OVERDUE"));
    Answer report =
        Outcomes.report(
            fundraiser,
            project,
            Map.of(
                "measures",
                List.of(Outcomes.measure("READERS", 214), Outcomes.measure("LOANS", 1_830)),
                "text",
                "六个村的孩子每天都来"));
    assertFalse(report.<Boolean>get("reportOutcome.outcome.project.outcomeOverdue"));
    assertFalse(blocks().contains("OUTCOME_OVERDUE"));
    Spendings.declared(fundraiser, line, 828_384 + 497_030 - 662_707 - 5_000);
    assertEquals(List.of(), ProjectSteps.submit(fundraiser, next).userErrorCodes("submitProject"));
    Answer record =
        Person.VISITOR.asks(
            "query ($id: ID!) { account(id: $id) { record { succeeded outcomesDue outcomesOnTime } } }",
            Map.of("id", fundraiser.accountId()));
    assertEquals(1, record.<Integer>get("account.record.succeeded"));
    assertEquals(1, record.<Integer>get("account.record.outcomesDue"));
    assertEquals(0, record.<Integer>get("account.record.outcomesOnTime"), "it came too late");
  }

  private List<String> blocks() {
    return Outcomes.shown(fundraiser, project).get("project.tranches[2].blockedBy.code");
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  private void begin() {
    Map<String, Object> goal = Map.of("minor", RAISED, "currency", "CNY");
    project =
        ProjectSteps.create(
            fundraiser,
            ProjectSteps.completeDraftWith(
                Map.of(
                    "goal", goal, "budget", List.of(Map.of("purpose", "图书与书架", "amount", goal)))));
    line =
        fundraiser
            .asks("query ($id: ID!) { project(id: $id) { budget { id } } }", Map.of("id", project))
            .get("project.budget[0].id");
  }

  private void plan() {
    List<Map<String, Object>> tranches =
        TRANCHES.stream()
            .map(
                minor ->
                    Map.<String, Object>of(
                        "lines",
                        List.of(
                            Map.of(
                                "budgetLineId",
                                line,
                                "amount",
                                Map.of("minor", minor, "currency", "CNY")))))
            .toList();
    assertEquals(
        TRANCHES.stream().map(Long::intValue).toList(),
        fundraiser
            .asks(PLAN, Map.of("input", Map.of("projectId", project, "tranches", tranches)))
            .get("planTranches.project.tranches.amount.minor"));
  }

  private void raise() {
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    for (long fen : List.of(1_000_000L, 500_000L, 156_767L)) {
      Backing.paid(Person.someoneNew(), Backing.input(ProjectSteps.key(project), fen));
    }
    Books.endNow(ProjectSteps.key(project));
    Books.settle();
  }

  private void assertFunds(long available, long unreceipted, long receipted) {
    Answer funds = Payouts.shown(Person.VISITOR, project);
    assertEquals(
        List.of(RAISED, 0L, available, 0L, unreceipted, receipted, 0L),
        List.of("raised", "held", "available", "inPayout", "unreceipted", "receipted", "fee")
            .stream()
            .map(name -> funds.<Number>get("project.funds." + name + ".minor").longValue())
            .toList());
    assertEquals(RAISED, available + unreceipted + receipted);
    Books.assertAgree(ProjectSteps.key(project));
  }

  // Today's lines, then the same as a day that is over.
  private void assertLedger(String most, String last) throws Exception {
    assertLines(most, last);
    verify();
    DaybookRows.daysAgo(ProjectSteps.key(project), 2);
    DaybookRows.bookedDaysAgo(ProjectSteps.key(project), 2);
    DaybookRows.close();
    assertLines(most, last);
    verify();
    Spendings.declared(fundraiser, line, 5_000);
    verify();
    assertThrows(AssertionError.class, () -> verifyAs(project.substring(0, 25) + "x"));
  }

  private void assertLines(String most, String last) {
    Answer ledger = Person.VISITOR.asks(LEDGER, Map.of("id", project));
    assertEquals(
        List.of(
            "PLEDGES_PAID",
            "COLLECTED",
            "TRANCHE_PAID",
            "TRANCHE_PAID",
            "SPENDING",
            "SPENDING",
            "SPENDING_REVERSED"),
        ledger.get("project.ledger.nodes[0].lines.kind"));
    assertEquals(
        List.of(RAISED, RAISED, -828_384L, -497_030L, -662_707L, -1L, 1L).stream()
            .map(Long::intValue)
            .toList(),
        ledger.get("project.ledger.nodes[0].lines.amount.minor"));
    assertEquals(most, ledger.get("project.ledger.nodes[0].lines[4].spending.id"));
    assertEquals(last, ledger.get("project.ledger.nodes[0].lines[5].spending.id"));
    assertEquals(last, ledger.get("project.ledger.nodes[0].lines[6].spending.id"));
  }

  private void verify() throws Exception {
    verifyAs(project);
  }

  private void verifyAs(String id) throws Exception {
    NodeScripts.runFile(Path.of("src/docs/verify-ledger.mjs"), endpoint.toString(), id);
  }
}
