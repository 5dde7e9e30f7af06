package org.crowdshelf.moderation.api;

import static org.crowdshelf.support.Moderation.decide;
import static org.crowdshelf.support.Moderation.deeds;
import static org.crowdshelf.support.Moderation.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecideCaseTest {

  private final Person reporter = Person.someoneNew();
  private UUID key;
  private String project;

  @BeforeEach
  void aReportedProject() {
    key = Fixture.liveProject(Person.someoneNew(), "Reported");
    project = Fixture.id(key);
    report(reporter, project, "FRAUD", null).get("report.report.id");
  }

  @Test
  void dismisses() {
    Answer decided = decide(Person.REVIEWER, project, "DISMISS", "All is well");
    assertEquals(project, decided.get("decideCase.subject.id"));
    assertEquals("LIVE", decided.get("decideCase.subject.state"));
    assertEquals("DISMISSED", state());
    assertEquals(List.of("CASE_DISMISSED"), deeds(key));
    assertEquals(
        1,
        Database.count(
            """
            select count(*) from outbox o join moderation_cases c on c.id = o.subject_id
             where o.event_type = 'CaseDecided' and c.subject_id = ?""",
            key));
    assertEquals(
        List.of("NOTHING_TO_DECIDE"),
        decide(Person.REVIEWER, project, "DISMISS", "Again").userErrorCodes("decideCase"));
  }

  @Test
  void pausesAProject() {
    Answer decided = decide(Person.ADMIN, project, "PAUSE_PROJECT", "We look into it");
    assertEquals("We look into it", decided.get("decideCase.subject.pauseReason"));
    assertEquals("ACTED_ON", state());
    assertEquals(List.of("PROJECT_PAUSED"), deeds(key));
  }

  @Test
  void letsAPauseStandThatIsThere() {
    Moderation.pause(Person.SECOND_REVIEWER, project, true, "Mine").get("pauseProject.project.id");
    Answer decided = decide(Person.REVIEWER, project, "PAUSE_PROJECT", "Yours");
    assertEquals("Mine", decided.get("decideCase.subject.pauseReason"));
    assertEquals("ACTED_ON", state());
  }

  @Test
  void cancelsAProjectAndGivesItsMoneyBack() {
    UUID pledge = Backing.paid(Person.someoneNew(), Backing.input(key, 700));
    Answer decided = decide(Person.REVIEWER, project, "CANCEL_PROJECT", "It was a fraud");
    assertEquals("CANCELED", decided.get("decideCase.subject.state"));
    assertEquals(List.of("PROJECT_CANCELED"), deeds(key));
    Books.settle();
    assertEquals("REFUNDED", Backing.state(pledge));
    Books.assertAgree(key);
  }

  @Test
  void appliesToTheProjectOfAnUpdate() {
    Person fundraiser = Person.someoneNew();
    UUID other = Fixture.liveProject(fundraiser, "With news");
    String update =
        fundraiser
            .asks(
                "mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { update { id } } }",
                Map.of(
                    "input",
                    Map.of(
                        "projectId",
                        Fixture.id(other),
                        "kind",
                        "STATUS",
                        "title",
                        "News",
                        "body",
                        "Well")))
            .get("postUpdate.update.id");
    report(reporter, update, "FALSE_RECEIPT", null).get("report.report.id");
    assertEquals(
        update,
        decide(Person.REVIEWER, update, "PAUSE_PROJECT", "A receipt is looked at")
            .get("decideCase.subject.id"));
    assertEquals(
        "A receipt is looked at",
        Database.value("select pause_reason from projects where id = ?", other));
  }

  @Test
  void removesWhatAnAccountSaysOfItself() {
    Person rude = Person.someoneNew();
    String account = rude.accountId();
    rude.asks(
        "mutation { updateProfile(input: {name: \"Rude\", bio: \"Rude\"}) { account { id } } }");
    report(reporter, account, "INSULT", null).get("report.report.id");
    Answer decided = decide(Person.REVIEWER, account, "REMOVE", "An insult");
    assertNull(decided.get("decideCase.subject.bio"));
    assertEquals(
        0,
        Database.count(
            "select count(*) from accounts where id = ? and (name = 'Rude' or bio is not null)",
            Fixture.key(IdType.ACCOUNT, account)));
    assertEquals(List.of("CONTENT_REMOVED"), deeds(Fixture.key(IdType.ACCOUNT, account)));
  }

  @Test
  void doesNotApplyWhatDoesNotFit() {
    String organisation = Organisations.ownedBy(Person.someoneNew());
    report(reporter, organisation, "IMPERSONATION", null).get("report.report.id");
    for (String decision : List.of("REMOVE", "PAUSE_PROJECT", "CANCEL_PROJECT")) {
      assertEquals(
          List.of("DECISION_DOES_NOT_FIT"),
          decide(Person.REVIEWER, organisation, decision, "No").userErrorCodes("decideCase"));
    }
    assertEquals(
        List.of("DECISION_DOES_NOT_FIT"),
        decide(Person.REVIEWER, project, "REMOVE", "No").userErrorCodes("decideCase"));
    assertEquals("OPEN", state());
  }

  @Test
  void leavesTheCaseOpenWhereTheProjectHasEnded() {
    Database.execute("update projects set state = 'FAILED' where id = ?", key);
    for (String decision : List.of("PAUSE_PROJECT", "CANCEL_PROJECT")) {
      assertEquals(
          List.of("PROJECT_STATE"),
          decide(Person.REVIEWER, project, decision, "Late").userErrorCodes("decideCase"));
    }
    assertEquals("OPEN", state());
    assertEquals(List.of(), deeds(key));
  }

  @Test
  void isDecidedOnce() {
    List<String> codes =
        IntStream.range(0, 5)
            .parallel()
            .mapToObj(i -> decide(Person.REVIEWER, project, "CANCEL_PROJECT", "By " + i))
            .flatMap(answer -> answer.userErrorCodes("decideCase").stream())
            .toList();
    assertEquals(Collections.nCopies(4, "NOTHING_TO_DECIDE"), codes);
    assertEquals(List.of("PROJECT_CANCELED"), deeds(key));
  }

  @Test
  void isForReviewersAndNeverAboutTheirOwn() {
    assertEquals("UNAUTHENTICATED", decide(Person.VISITOR, project, "DISMISS", "x").errorCode());
    assertEquals("FORBIDDEN", decide(reporter, project, "DISMISS", "x").errorCode());
    assertEquals(
        "NOT_FOUND",
        decide(Person.REVIEWER, "prj_0000000000000000000000", "DISMISS", "x").errorCode());
    assertEquals("NOT_FOUND", decide(Person.REVIEWER, "what", "DISMISS", "x").errorCode());
    Person reviewer = Person.SECOND_REVIEWER;
    Map<String, String> own =
        Map.of(
            Fixture.id(Fixture.liveProject(reviewer, "Own")),
            "OWN_PROJECT",
            Organisations.ownedBy(reviewer),
            "OWN_ORGANISATION",
            reviewer.accountId(),
            "SAME_REVIEWER");
    own.forEach(
        (subject, code) -> {
          report(reporter, subject, "FRAUD", null).get("report.report.id");
          assertEquals(
              List.of(code),
              decide(reviewer, subject, "DISMISS", "Mine").userErrorCodes("decideCase"));
        });
    assertEquals("OPEN", state());
  }

  @Test
  void wantsARemark() {
    Map<String, List<String>> wrong =
        Map.of(
            " ",
            List.of("REMARK_MISSING"),
            "a".repeat(2001),
            List.of("TOO_LONG"),
            "a\u0000b",
            List.of("BAD_CHARACTERS"));
    wrong.forEach(
        (remark, codes) ->
            assertEquals(
                codes,
                decide(Person.REVIEWER, project, "DISMISS", remark).userErrorCodes("decideCase")));
    assertEquals(
        List.of("TOO_LONG"),
        decide(Person.REVIEWER, project, "PAUSE_PROJECT", "a".repeat(201))
            .userErrorCodes("decideCase"));
    assertEquals("OPEN", state());
  }

  private String state() {
    return reporter
        .asks("{ viewer { reports { state subject { id } } } }")
        .<String>get("viewer.reports.find { it.subject.id == '" + project + "' }.state");
  }
}
