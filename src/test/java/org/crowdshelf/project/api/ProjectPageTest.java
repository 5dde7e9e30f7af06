package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.crowdshelf.shared.database.RecordedReads;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A project's page costs the same however many projects, rewards, pledges and updates there are.
 */
@QuarkusTest
class ProjectPageTest {

  private static final String PAGE =
      """
      query ($id: ID!) {
        project(id: $id) {
          id title summary state goal { minor display } raised { minor } backerCount progressPercent endsAt
          library { kind name } region { fullName } fundraiser { id name } onBehalfOf { id name verification }
          partners { role organisation { name } } story { kind title body } budget { purpose amount { minor } }
          media { kind url } press { outlet url }
          rewards { id title price { minor } remaining }
          updates(first: 3) { nodes { number title body locked } }
          backers(first: 10) { nodes { name amount { minor } message } }
        }
      }""";

  private static final String OWN_FIELDS =
      """
      query ($id: ID!) {
        project(id: $id) {
          viewerCan { edit } reviewRemarks { remark } history { deed by { name } } relaunchOf { id } relaunches { id }
        }
        reviewQueue(first: 20) { totalCount nodes { id } }
      }""";

  // Divisions of China do not grow.
  private static final Pattern SCAN_OF_GROWING_TABLE =
      Pattern.compile("Seq Scan on (?!regions)\\w+");

  private static final String CROWD = "A crowd of rows";

  private static final List<String> FILL =
      List.of(
          """
          insert into accounts (id, issuer, subject, name, created_at, updated_at)
          select uuidv7(), 'crowd', n::text, 'A crowd of rows', now(), now() from generate_series(1, 20000) n""",
          """
          insert into projects (id, fundraiser_id, title, state, funding_model, funding_rule, category, currency,
                                goal_minor, minimum_pledge_minor, created_at, updated_at)
          select uuidv7(), id, 'A crowd of rows', 'DRAFT', 'DONATION', 'ALL_OR_NOTHING', 'OTHER', 'CNY', 1000, 100,
                 now(), now()
            from accounts where name = 'A crowd of rows'""",
          """
          insert into organisations (id, name, kind, verification, registered_by, created_at)
          select uuidv7(), 'A crowd of rows', 'SCHOOL', 'UNVERIFIED', id, now()
            from accounts where name = 'A crowd of rows'""",
          """
          insert into memberships (organisation_id, account_id, role, created_at)
          select id, registered_by, 'OWNER', now() from organisations where name = 'A crowd of rows'""",
          "insert into project_contents (project_id) select id from projects where title = 'A crowd of rows'",
          """
          insert into budget_lines (id, project_id, position, purpose, amount_minor)
          select uuidv7(), id, n, 'p', 500 from projects, generate_series(0, 1) n where title = 'A crowd of rows'""",
          """
          insert into project_partners (project_id, organisation_id, role, position)
          select p.id, o.id, 'MEDIA', 0 from projects p join organisations o on o.registered_by = p.fundraiser_id
           where p.title = 'A crowd of rows'""",
          """
          insert into partnerships (project_id, organisation_id, role, state, asked_at)
          select n.project_id, n.organisation_id, n.role, 'CONFIRMED', now() from project_partners n
            join projects p on p.id = n.project_id where p.title = 'A crowd of rows'""",
          """
          insert into rewards (id, project_id, position, kind, title, description, price_minor, created_at)
          select uuidv7(), id, n, 'BOOK', 'A', '', 100, now() from projects, generate_series(0, 1) n
           where title = 'A crowd of rows'""",
          """
          insert into pledges (id, project_id, account_id, amount_minor, state, idempotency_key, input_hash, created_at, paid_at)
          select uuidv7(), id, fundraiser_id, 100, 'PAID', n::text, sha256('x'), now(), now()
            from projects, generate_series(1, 3) n where title = 'A crowd of rows'""",
          """
          insert into updates (id, project_id, number, kind, audience, title, body, author_id, published_at)
          select uuidv7(), id, n, 'PLAN', 'PUBLIC', 'A', 'B', fundraiser_id, now()
            from projects, generate_series(1, 2) n where title = 'A crowd of rows'""",
          """
          insert into project_reviews (id, project_id, reviewer_id, decision, reviewed_at)
          select uuidv7(), id, fundraiser_id, 'APPROVE', now() from projects where title = 'A crowd of rows'""",
          """
          insert into project_history (id, project_id, account_id, deed, done_at)
          select uuidv7(), id, fundraiser_id, 'EDITED', now() from projects, generate_series(1, 2)
           where title = 'A crowd of rows'""");

  private static final List<String> EMPTY =
      List.of(
          "delete from project_history where " + of("project_id"),
          "delete from project_reviews where " + of("project_id"),
          "delete from updates where " + of("project_id"),
          "delete from pledges where " + of("project_id"),
          "delete from rewards where " + of("project_id"),
          "delete from budget_lines where " + of("project_id"),
          "delete from partnerships where " + of("project_id"),
          "delete from project_partners where " + of("project_id"),
          "delete from project_contents where " + of("project_id"),
          "delete from projects where title = '" + CROWD + "'",
          "delete from memberships where organisation_id in (select id from organisations where name = '"
              + CROWD
              + "')",
          "delete from organisations where name = '" + CROWD + "'",
          "delete from accounts where issuer = 'crowd'");

  private final Person fundraiser = Person.someoneNew();
  private String project;

  private static String of(String column) {
    return column + " in (select id from projects where title = '" + CROWD + "')";
  }

  @BeforeAll
  static void fill() {
    unchecked(FILL);
    Database.execute("analyze");
  }

  @BeforeEach
  void begin() {
    project = wholeProject();
  }

  @AfterAll
  static void empty() {
    unchecked(EMPTY);
    Database.execute("analyze");
  }

  // Rows that fit by construction: checking each foreign key would take minutes.
  private static void unchecked(List<String> statements) {
    Database.execute("set session_replication_role = replica; " + String.join("; ", statements));
  }

  @Test
  void takesAtMostEightStatementsEachByKeyOrIndex() {
    Map<String, String> id = Map.of("id", project);
    Runnable page = () -> Person.VISITOR.asks(PAGE, id).get("project.id");
    Statements.assertAtMost(8, page);
    assertEquals(3, Person.VISITOR.asks(PAGE, id).<List<?>>get("project.updates.nodes").size());
    assertEquals(10, Person.VISITOR.asks(PAGE, id).<List<?>>get("project.backers.nodes").size());
    assertScansNothing(page);
  }

  @Test
  void scansNothingForItsOwnPeopleAndReviewersEither() {
    Map<String, String> id = Map.of("id", project);
    assertScansNothing(() -> fundraiser.asks(PAGE, id).get("project.id"));
    assertScansNothing(() -> Person.REVIEWER.asks(OWN_FIELDS, id).get("project.history"));
  }

  private static void assertScansNothing(Runnable request) {
    List<String> ran = RecordedReads.during(request);
    assertFalse(ran.isEmpty());
    List<String> scans = new ArrayList<>();
    for (String sql : ran) {
      String plan = Database.plan(sql);
      if (SCAN_OF_GROWING_TABLE.matcher(plan).find()) {
        scans.add(sql + "\n" + plan);
      }
    }
    assertTrue(scans.isEmpty(), () -> String.join("\n\n", scans));
  }

  private String wholeProject() {
    String organisation = ProjectSteps.organisation(fundraiser);
    String whole =
        ProjectSteps.create(
            fundraiser,
            ProjectSteps.completeDraftWith(
                Map.of(
                    "onBehalfOf",
                    organisation,
                    "partners",
                    List.of(Map.of("organisation", organisation, "role", "MEDIA")),
                    "press",
                    List.of(Map.of("outlet", "常州日报", "url", "https://news.example.cn/1")))));
    ProjectSteps.submit(fundraiser, whole).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, whole).get("reviewProject.project.id");
    UUID key = Fixture.key(IdType.PROJECT, whole);
    Database.execute(
        "insert into rewards (id, project_id, position, kind, title, description, price_minor, created_at)"
            + " values (?, ?, 0, 'BOOK', 'A book', '', 100, now())",
        Ids.next(),
        key);
    for (int i = 0; i < 12; i++) {
      Fixture.paidPledge(key, Person.someoneNew(), 100 + i, i % 2 == 0, null);
    }
    Database.execute(
        "insert into updates (id, project_id, number, kind, audience, title, body, author_id, published_at)"
            + " select uuidv7(), id, n, 'PLAN', 'PUBLIC', 'A', 'B', fundraiser_id, now()"
            + " from projects, generate_series(1, 4) n where id = ?",
        key);
    Database.execute("update projects set update_count = 4 where id = ?", key);
    return whole;
  }
}
