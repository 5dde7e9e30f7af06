package org.crowdshelf.daybook.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.daybook.DaybookRows;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.NodeScripts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody reads a project's ledger, and can recompute it. */
@QuarkusTest
class LedgerFieldsTest {

  private static final String LEDGER =
      """
      query ($id: ID!, $first: Int, $after: String) {
        project(id: $id) {
          ledger(first: $first, after: $after) {
            nodes {
              day hash
              lines { kind count amount { minor } }
              fundsAtEnd { raised { minor } held { minor } refunded { minor } collected { minor } fee { minor } }
            }
            pageInfo { hasNextPage endCursor }
            totalCount
          }
        }
      }""";

  @TestHTTPResource("/graphql")
  URI endpoint;

  private UUID project;
  private String id;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "Books for the valley");
    id = Fixture.id(project);
  }

  @Test
  void aProjectWithoutMoneyHasAnEmptyLedger() {
    Answer answer = ledger(20, null);
    assertEquals(List.of(), answer.get("project.ledger.nodes"));
    assertEquals(0, answer.<Integer>get("project.ledger.totalCount"));
  }

  @Test
  void theRunningDayHasSumsAndNoHash() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.pays(project, 500);
    Answer answer = ledger(20, null);
    assertEquals(1, answer.<Integer>get("project.ledger.totalCount"));
    assertNull(answer.get("project.ledger.nodes[0].hash"));
    assertEquals(
        List.of(Map.of("kind", "PLEDGES_PAID", "count", 2, "amount", Map.of("minor", 1_500))),
        answer.get("project.ledger.nodes[0].lines"));
    assertEquals(1_500, answer.<Integer>get("project.ledger.nodes[0].fundsAtEnd.held.minor"));
    assertEquals(1_500, answer.<Integer>get("project.ledger.nodes[0].fundsAtEnd.raised.minor"));
  }

  @Test
  void theSumsOfTheRunningDayGoOnFromTheLastDay() {
    DaybookRows.pays(project, 1_000);
    DaybookRows.daysAgo(project, 3);
    DaybookRows.close();
    Person backer = Person.someoneNew();
    UUID pledge = Backing.paid(backer, Backing.input(project, 700));
    Backing.cancel(backer, pledge);
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    Answer answer = ledger(20, null);
    assertEquals(2, answer.<Integer>get("project.ledger.totalCount"));
    assertEquals(
        List.of("PLEDGES_PAID", "REFUNDED"), answer.get("project.ledger.nodes[0].lines.kind"));
    assertEquals(List.of(700, -700), answer.get("project.ledger.nodes[0].lines.amount.minor"));
    assertEquals(1_000, answer.<Integer>get("project.ledger.nodes[0].fundsAtEnd.raised.minor"));
    assertEquals(700, answer.<Integer>get("project.ledger.nodes[0].fundsAtEnd.refunded.minor"));
  }

  @Test
  void daysComeTheLatestFirstPageByPage() {
    for (int days : List.of(9, 7, 5)) {
      DaybookRows.pays(project, 100 * days);
      DaybookRows.daysAgo(project, days);
    }
    DaybookRows.close();
    DaybookRows.pays(project, 150);
    Answer first = ledger(2, null);
    assertEquals(List.of(150, 500), first.get("project.ledger.nodes.lines.amount.minor.flatten()"));
    assertEquals(true, first.get("project.ledger.pageInfo.hasNextPage"));
    Answer second = ledger(2, first.get("project.ledger.pageInfo.endCursor"));
    assertEquals(
        List.of(700, 900), second.get("project.ledger.nodes.lines.amount.minor.flatten()"));
    assertEquals(false, second.get("project.ledger.pageInfo.hasNextPage"));
    assertEquals(4, second.<Integer>get("project.ledger.totalCount"));
  }

  @Test
  void aCursorOfAnotherProjectIsRefused() {
    DaybookRows.pays(project, 100);
    String cursor = ledger(1, null).get("project.ledger.pageInfo.endCursor");
    String other = Fixture.id(Fixture.liveProject(Person.someoneNew(), "Another"));
    assertEquals(
        "BAD_USER_INPUT",
        Person.VISITOR.asks(LEDGER, Map.of("id", other, "first", 1, "after", cursor)).errorCode());
    assertEquals(
        "BAD_USER_INPUT", Person.VISITOR.asks(LEDGER, Map.of("id", id, "first", 101)).errorCode());
  }

  @Test
  void aPageOfALedgerOfTenYearsTakesFewStatements() {
    Database.execute(TEN_YEARS, project);
    Database.execute(
        """
        insert into daybook_lines
        select project_id, day, 1, 'PLEDGES_PAID', null, 1, 'CNY', 100 from daybook_days where project_id = ?""",
        project);
    String cursor = ledger(100, null).get("project.ledger.pageInfo.endCursor");
    Person somebody = Person.someoneNew();
    Map<String, Object> variables = Map.of("id", id, "first", 100, "after", cursor);
    // The project, the days, their lines and their number.
    Statements.assertAtMost(4, () -> somebody.asks(LEDGER, variables).get("project.ledger"));
  }

  private static final String TEN_YEARS =
      """
      insert into daybook_days (project_id, day, hash, currency, held_minor, collected_minor, paid_minor,
                                fee_minor, refunded_minor, in_payout_minor, unreceipted_minor, unallotted_minor, closed_at)
      select ?, current_date - n, repeat('0', 64), 'CNY', 100 * (3651 - n), 0, 0, 0, 0, 0, 0, 0, now()
        from generate_series(1, 3650) n""";

  @Test
  void anybodyRecomputesTheLedgerFromThePublicApi() throws Exception {
    Database.execute("update projects set fee_basis_points = 250 where id = ?", project);
    Person backer = Person.someoneNew();
    UUID pledge = Backing.paid(backer, Backing.input(project, 700));
    DaybookRows.pays(project, 1_500_000);
    DaybookRows.daysAgo(project, 20);
    Backing.cancel(backer, pledge);
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    DaybookRows.pays(project, 156_767);
    DaybookRows.daysAgo(project, 4);
    DaybookRows.close();
    Books.endNow(project);
    Books.settle();
    NodeScripts.runFile(VERIFIER, endpoint.toString(), id);
  }

  @Test
  void theVerifierFindsADayThatWasRewritten() throws Exception {
    DaybookRows.pays(project, 1_000);
    DaybookRows.daysAgo(project, 4);
    DaybookRows.close();
    Database.execute(
        "set session_replication_role = replica;"
            + " update daybook_lines set amount_minor = 900 where project_id = '"
            + project
            + "'");
    AssertionError found =
        assertThrows(
            AssertionError.class, () -> NodeScripts.runFile(VERIFIER, endpoint.toString(), id));
    assertTrue(found.getMessage().contains("hash"), found.getMessage());
  }

  private static final Path VERIFIER = Path.of("src/docs/verify-ledger.mjs");

  private Answer ledger(int first, String after) {
    Map<String, Object> variables = new HashMap<>(Map.of("id", id, "first", first));
    variables.put("after", after);
    return Person.VISITOR.asks(LEDGER, variables);
  }
}
