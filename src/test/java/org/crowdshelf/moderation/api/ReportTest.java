package org.crowdshelf.moderation.api;

import static org.crowdshelf.support.Moderation.decide;
import static org.crowdshelf.support.Moderation.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Uncommitted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportTest {

  private static final String NODE = "query ($id: ID!) { node(id: $id) { id } }";

  private final Person fundraiser = Person.someoneNew();
  private final Person reporter = Person.someoneNew();
  private UUID key;
  private String project;

  @BeforeEach
  void aLiveProject() {
    key = Fixture.liveProject(fundraiser, "Reported");
    project = Fixture.id(key);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void isKeptForReviewersAndWhoeverMadeIt() {
    Answer made = report(reporter, project, "FRAUD", " The school does not exist ");
    String id = made.get("report.report.id");
    assertEquals("OPEN", made.get("report.report.state"));
    assertEquals("The school does not exist", made.get("report.report.details"));
    assertEquals(project, made.get("report.report.subject.id"));
    Answer own = reporter.asks("{ viewer { reports { id reason subject { id } } } }");
    assertEquals(List.of(id), own.get("viewer.reports.id"));
    assertEquals(project, own.get("viewer.reports[0].subject.id"));
    assertEquals(List.of(), fundraiser.asks("{ viewer { reports { id } } }").get("viewer.reports"));
    for (Person person : List.of(reporter, Person.REVIEWER, Person.ADMIN)) {
      assertEquals(id, person.asks(NODE, Map.of("id", id)).get("node.id"));
    }
    for (Person person : List.of(Person.VISITOR, fundraiser, Person.someoneNew())) {
      assertEquals("NOT_FOUND", person.asks(NODE, Map.of("id", id)).errorCode());
    }
  }

  @Test
  void isMadeOnceForAThingAndChangedAfterwards() {
    String id = report(reporter, project, "FRAUD", "First").get("report.report.id");
    Answer again = report(reporter, project, "PRIVACY", null);
    assertEquals(id, again.get("report.report.id"));
    assertEquals("PRIVACY", again.get("report.report.reason"));
    assertNull(again.get("report.report.details"));
    assertEquals(1, cases());
    assertEquals(1, reports());
  }

  @Test
  void meetInOneCaseThoughTheyComeAtOnce() {
    List<String> codes =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> Person.someoneNew())
            .flatMap(p -> report(p, project, "FRAUD", null).userErrorCodes("report").stream())
            .toList();
    assertEquals(List.of(), codes);
    assertEquals(1, cases());
    assertEquals(8, reports());
    List<String> same =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> report(reporter, project, "FRAUD", null))
            .map(answer -> answer.<String>get("report.report.id"))
            .distinct()
            .toList();
    assertEquals(1, same.size());
    assertEquals(9, reports());
  }

  @Test
  void opensAnotherCaseWhereTheFirstIsBeingDecided() {
    report(reporter, project, "FRAUD", null).get("report.report.id");
    Answer met =
        Uncommitted.during(
            """
            update moderation_cases
               set decided_at = now(), decision = 'DISMISS', decided_by = (select id from accounts limit 1)
             where subject_id = ? and decided_at is null""",
            List.of(key),
            () -> report(Person.someoneNew(), project, "FRAUD", null));
    assertEquals(List.of(), met.userErrorCodes("report"));
    assertEquals(
        1,
        Database.count(
            """
            select count(*) from reports r join moderation_cases c on c.id = r.case_id
             where c.subject_id = ? and c.decided_at is null""",
            key));
  }

  @Test
  void isOpenAgainWhenItIsMadeAfterADecision() {
    String id = report(reporter, project, "FRAUD", null).get("report.report.id");
    decide(Person.REVIEWER, project, "DISMISS", "Looks right").get("decideCase.subject.id");
    Answer own = reporter.asks("{ viewer { reports { state } } }");
    assertEquals(List.of("DISMISSED"), own.get("viewer.reports.state"));
    Answer again = report(reporter, project, "FRAUD", "Now I have a photo");
    assertEquals(id, again.get("report.report.id"));
    assertEquals("OPEN", again.get("report.report.state"));
    assertEquals(2, cases());
  }

  @Test
  void isNotForOnesOwn() {
    String organisation = Organisations.ownedBy(fundraiser);
    Database.execute(
        "update projects set organisation_id = ? where id = ?",
        Fixture.key(IdType.ORGANISATION, organisation),
        key);
    Person member = Person.someoneNew();
    Organisations.join(organisation, fundraiser, member, "EDITOR");
    String update = update();
    for (String own : List.of(project, update, organisation, member.accountId())) {
      assertEquals(
          List.of("OWN_CONTENT"), report(member, own, "SPAM", null).userErrorCodes("report"));
    }
    assertEquals(0, cases());
    for (String other : List.of(project, update, organisation, member.accountId())) {
      assertEquals(other, report(reporter, other, "SPAM", null).get("report.report.subject.id"));
    }
  }

  @Test
  void isOnlyOfWhatOneMaySee() {
    String draft = Fixture.id(Fixture.draft(fundraiser, "Secret"));
    assertEquals("UNAUTHENTICATED", report(Person.VISITOR, project, "FRAUD", null).errorCode());
    for (String id :
        List.of(
            draft,
            "prj_0000000000000000000000",
            "rwd_0000000000000000000000",
            "nonsense",
            "xyz_0000000000000000000000")) {
      assertEquals("NOT_FOUND", report(reporter, id, "FRAUD", null).errorCode(), id);
    }
  }

  @Test
  void takesTwentyThingsADay() {
    for (int i = 0; i < 20; i++) {
      String other = Person.someoneNew().accountId();
      assertEquals(List.of(), report(reporter, other, "SPAM", null).userErrorCodes("report"));
      if (i == 0) {
        assertEquals(List.of(), report(reporter, other, "INSULT", null).userErrorCodes("report"));
      }
    }
    assertEquals(
        List.of("TOO_MANY_REPORTS"),
        report(reporter, project, "FRAUD", null).userErrorCodes("report"));
    assertEquals(0, cases());
    TestClock.advance(Duration.ofDays(1));
    report(reporter, project, "FRAUD", null).get("report.report.id");
  }

  @Test
  void checksItsDetails() {
    assertEquals(
        List.of("TOO_LONG"),
        report(reporter, project, "FRAUD", "字".repeat(2001)).userErrorCodes("report"));
    assertEquals(
        List.of("BAD_CHARACTERS"),
        report(reporter, project, "FRAUD", "a\u0000b").userErrorCodes("report"));
    assertNull(report(reporter, project, "FRAUD", " ").get("report.report.details"));
  }

  private String update() {
    return fundraiser
        .asks(
            """
            mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { update { id } } }""",
            Map.of(
                "input",
                Map.of("projectId", project, "kind", "STATUS", "title", "News", "body", "Well")))
        .get("postUpdate.update.id");
  }

  private long cases() {
    return Database.count("select count(*) from moderation_cases where subject_id = ?", key);
  }

  private long reports() {
    return Database.count("select count(*) from reports where subject_id = ?", key);
  }
}
