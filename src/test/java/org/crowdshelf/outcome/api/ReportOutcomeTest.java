package org.crowdshelf.outcome.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportOutcomeTest {

  private static final String UNKNOWN = "prj_0000000000000000000000";

  private final Person fundraiser = Person.someoneNew();
  private String project;

  @BeforeEach
  void succeed() {
    project = Payouts.succeeded(fundraiser, 1_000);
    Database.execute(
        "update projects set library_readers_expected = 150 where id = ?",
        ProjectSteps.key(project));
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void showsEverybodyWhatCameOfThePromise() {
    Map<String, ?> picture = Map.of("kind", "IMAGE", "url", "https://example.org/a.jpg");
    List<?> measures =
        List.of(
            Map.of("kind", "LOANS", "value", 2_147_483_647, "method", "ESTIMATED"),
            Outcomes.measure("READERS", 0),
            Outcomes.measure("BOOKS_ADDED", 300));
    Answer answer =
        report(
            fundraiser,
            Map.of("measures", measures, "text", " **Many** ", "media", List.of(picture)));
    String report = answer.get("reportOutcome.outcome.id");
    assertTrue(report.startsWith("out_"));
    assertEquals(1, answer.<Integer>get("reportOutcome.outcome.number"));
    assertEquals(" **Many** ", answer.get("reportOutcome.outcome.text"));
    assertEquals(
        List.of("BOOKS_ADDED", "READERS", "LOANS"),
        answer.get("reportOutcome.outcome.measures.kind"));
    assertEquals(150, answer.<Integer>get("reportOutcome.outcome.measures[1].promised"));
    assertNull(answer.get("reportOutcome.outcome.measures[0].promised"));
    assertEquals(fundraiser.accountId(), answer.get("reportOutcome.outcome.author.id"));
    Answer node =
        Person.VISITOR.asks(
            "query ($id: ID!) { node(id: $id) { ... on OutcomeReport { number from full media { url } } } }",
            Map.of("id", report));
    assertEquals("https://example.org/a.jpg", node.get("node.media[0].url"));
    assertEquals(Outcomes.today().toString(), node.get("node.from"));
    assertEquals(
        List.of(report), Outcomes.shown(Person.VISITOR, project).get("project.outcomes.id"));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'OutcomeReported' and payload ->> 'projectId' = ?",
            ProjectSteps.key(project).toString()));
  }

  @Test
  void isForItsOwnPeopleAloneFromItsSuccessOn() {
    assertEquals("UNAUTHENTICATED", report(Person.VISITOR, Map.of()).errorCode());
    assertEquals("FORBIDDEN", report(Person.someoneNew(), Map.of()).errorCode());
    assertEquals("FORBIDDEN", report(Person.REVIEWER, Map.of()).errorCode());
    for (String id : List.of(UNKNOWN, "", fundraiser.accountId())) {
      assertEquals("NOT_FOUND", Outcomes.report(fundraiser, id, Map.of()).errorCode(), id);
    }
    String live = Fixture.id(Fixture.liveProject(fundraiser, "Live"));
    Answer early = Outcomes.report(fundraiser, live, Map.of("text", ""));
    assertEquals(List.of("OUTCOME_NOT_YET"), early.userErrorCodes("reportOutcome"));
    String draft = ProjectSteps.createComplete(Person.someoneNew());
    assertEquals("NOT_FOUND", Outcomes.report(fundraiser, draft, Map.of()).errorCode());
    assertNothingStored();
  }

  @Test
  void tellsAllThatIsWrongAtOnceAndStoresNothing() {
    Answer answer =
        report(
            fundraiser,
            Map.of(
                "to",
                Outcomes.today().plusDays(1).toString(),
                "measures",
                List.of(Outcomes.measure("VISITS", -1), Outcomes.measure("VISITS", 1)),
                "text",
                "x".repeat(20_001),
                "media",
                List.of(Map.of("kind", "VIDEO", "url", "http://localhost/v"))));
    assertEquals(
        List.of("OUT_OF_RANGE", "OUT_OF_RANGE", "MEASURE_TWICE", "TOO_LONG", "BAD_ADDRESS"),
        answer.userErrorCodes("reportOutcome"));
    assertEquals(
        List.of("input", "measures", "1", "kind"), answer.get("reportOutcome.userErrors[2].field"));
    assertNull(answer.get("reportOutcome.outcome"));
    assertNotNull(
        report(fundraiser, Map.of("measures", List.of(Outcomes.measure("BOOKS", 1)))).errorCode());
    assertNothingStored();
  }

  @Test
  void isTheSameReportWhereItIsSentAgain() {
    List<Answer> answers = AtOnce.run(4, () -> report(fundraiser, Map.of()));
    List<String> ids =
        answers.stream().<String>map(answer -> answer.get("reportOutcome.outcome.id")).toList();
    assertEquals(1, new HashSet<>(ids).size());
    assertEquals(1, stored());
    Answer other = report(fundraiser, Map.of("text", "Another one"));
    assertEquals(List.of("PERIOD_OVERLAPS"), other.userErrorCodes("reportOutcome"));
    assertEquals(1, stored());
  }

  @Test
  void isAboutADayOnceThoughManyReportAtOnce() {
    Database.execute(
        "update projects set launched_at = launched_at - interval '60 days' where id = ?",
        ProjectSteps.key(project));
    LocalDate today = Outcomes.today();
    List<Answer> answers =
        Together.each(
            List.of(0, 1, 2, 3, 4, 5),
            back ->
                report(
                    fundraiser,
                    Map.of(
                        "from",
                        today.minusDays(20 + back).toString(),
                        "to",
                        today.minusDays(back).toString())));
    assertEquals(
        5,
        answers.stream()
            .filter(
                answer -> answer.userErrorCodes("reportOutcome").equals(List.of("PERIOD_OVERLAPS")))
            .count());
    assertEquals(1, stored());
    List<Answer> days =
        Together.each(
            List.of(30, 31, 32, 33),
            back ->
                report(
                    fundraiser,
                    Map.of(
                        "from",
                        today.minusDays(back).toString(),
                        "to",
                        today.minusDays(back).toString())));
    assertEquals(
        List.of(2, 3, 4, 5),
        days.stream()
            .<Integer>map(answer -> answer.get("reportOutcome.outcome.number"))
            .sorted()
            .toList());
  }

  @Test
  void takesAtMostAHundredOfAProject() {
    Database.execute(
        """
        insert into outcome_reports (id, project_id, number, period, complete, measures, text, media, author_id, reported_at,
                                     met_days, in_time)
        select gen_random_uuid(), p.id, n, daterange('2000-01-01'::date + n, '2000-01-01'::date + n, '[]'), false, '[]',
               'Text', '[]', p.fundraiser_id, now(), 0, false
          from projects p, generate_series(1, 100) n where p.id = ?""",
        ProjectSteps.key(project));
    assertEquals(List.of("TOO_MANY"), report(fundraiser, Map.of()).userErrorCodes("reportOutcome"));
    assertEquals(100, stored());
    Statements.assertAtMost(6, () -> Outcomes.shown(Person.VISITOR, project));
  }

  @Test
  void keepsAPictureOfTheStoreWhileItIsShown() {
    Database.execute(
        """
        insert into uploads (id, account_id, purpose, state, content_type, bytes, sha256, name, file, created_at, unused_since)
        select p.id, p.fundraiser_id, 'IMAGE', 'READY', 'image/png', 1, sha256('a'), md5(p.id::text), '1.webp', now(), now()
          from projects p where p.id = ?""",
        ProjectSteps.key(project));
    String name = ProjectSteps.key(project).toString();
    String url =
        Database.value(
            "select 'https://pictures.example.org/public/' || md5(?) || '/1.webp'", name);
    report(fundraiser, Map.of("media", List.of(Map.of("kind", "IMAGE", "url", url))))
        .get("reportOutcome.outcome.id");
    assertEquals(
        1,
        Database.count(
            "select count(*) from upload_uses where upload_id = ? and used_by = 'outcome_reports'",
            ProjectSteps.key(project)));
  }

  private Answer report(Person person, Map<String, ?> changes) {
    return Outcomes.report(person, project, changes);
  }

  private long stored() {
    return Database.count(
        "select count(*) from outcome_reports where project_id = ?", ProjectSteps.key(project));
  }

  private void assertNothingStored() {
    assertEquals(0, stored());
    assertEquals(
        0,
        Database.count(
            "select met_days from outcome_standings where project_id = ?",
            ProjectSteps.key(project)));
  }
}
