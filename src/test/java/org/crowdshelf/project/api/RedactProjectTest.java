package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedactProjectTest {

  private static final String REDACT =
      """
      mutation ($input: RedactProjectInput!) {
        redactProject(input: $input) {
          project { version summary coverUrl story { title body } media { url caption } press { outlet url screenshotUrl } }
          userErrors { code field } }
      }""";

  private static final String HISTORY =
      "query ($id: ID!) { project(id: $id) { history(first: 1) { deed fields reason } } }";

  private static final String SEARCH =
      "query ($text: String!) { projects(first: 1, filter: {text: $text}) { totalCount } }";

  private final Person fundraiser = Person.someoneNew();
  private String project;

  @BeforeEach
  void aPublicProject() {
    Map<String, Object> more = new HashMap<>();
    more.put("coverUrl", "https://pictures.example.org/cover.jpg");
    more.put(
        "media",
        List.of(
            Map.of(
                "kind",
                "IMAGE",
                "url",
                "https://pictures.example.org/1.jpg",
                "caption",
                "Xiaoming"),
            ProjectSteps.image("2")));
    more.put(
        "press",
        List.of(
            Map.of(
                "outlet",
                "Daily",
                "url",
                "https://press.example.org/1",
                "screenshotUrl",
                "https://pictures.example.org/press.jpg")));
    project = ProjectSteps.create(fundraiser, ProjectSteps.completeDraftWith(more));
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
  }

  @Test
  void takesAPictureOut() {
    Answer redacted = redact(fundraiser, List.of("media", "0"), null);
    assertEquals(
        List.of("https://pictures.example.org/2.jpg"),
        redacted.get("redactProject.project.media.url"));
    assertFalse(ProjectSteps.everything(project).contains("Xiaoming"));
  }

  @Test
  void replacesAPictureAndItsCaption() {
    Answer redacted =
        redact(fundraiser, List.of("media", "0"), "https://pictures.example.org/blurred.jpg");
    assertEquals(
        "https://pictures.example.org/blurred.jpg",
        redacted.get("redactProject.project.media[0].url"));
    assertNull(redacted.get("redactProject.project.media[0].caption"));
    assertEquals(2, redacted.<List<?>>get("redactProject.project.media").size());
  }

  @Test
  void replacesTheTextOfASectionAlsoInTheSearch() {
    String name = "zq" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "x");
    redact(fundraiser, List.of("story", "1"), "A pupil called " + name + " has no books");
    assertEquals(1, found(name));
    Answer redacted = redact(Person.REVIEWER, List.of("story", "1"), "A pupil has no books");
    assertEquals("A pupil has no books", redacted.get("redactProject.project.story[1].body"));
    assertEquals(0, found(name));
    assertFalse(ProjectSteps.everything(project).contains(name));
    assertEquals(
        0,
        Database.count(
            "select count(*) from project_search where project_id = ? and document::text like '%' || ? || '%'",
            ProjectSteps.key(project), name));
  }

  @Test
  void takesSectionsMentionsSummaryAndCoverOut() {
    assertEquals(
        2,
        redact(fundraiser, List.of("story", "2"), null)
            .<List<?>>get("redactProject.project.story")
            .size());
    assertEquals(
        List.of(),
        redact(fundraiser, List.of("press", "0"), null).get("redactProject.project.press"));
    assertEquals(
        "", redact(fundraiser, List.of("summary"), "").get("redactProject.project.summary"));
    assertNull(redact(fundraiser, List.of("coverUrl"), null).get("redactProject.project.coverUrl"));
  }

  @Test
  void replacesAMentionWithoutItsPicture() {
    Answer redacted = redact(fundraiser, List.of("press", "0"), "https://press.example.org/2");
    assertEquals("https://press.example.org/2", redacted.get("redactProject.project.press[0].url"));
    assertNull(redacted.get("redactProject.project.press[0].screenshotUrl"));
  }

  @Test
  void isPossibleInEveryPublicState() {
    ProjectSteps.cancel(fundraiser, project, "The school moves");
    assertEquals(
        List.of(),
        redact(Person.REVIEWER, List.of("media", "0"), null).userErrorCodes("redactProject"));
  }

  @Test
  void takesOutOneEntryThoughItIsSentAgain() {
    Map<String, Object> input = input(project, List.of("media", "0"), null, "It shows a child");
    input.put("idempotencyKey", "once-" + project);
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of("https://pictures.example.org/2.jpg"), left(send(fundraiser, input)));
    }
    input.put("path", List.of("press", "0"));
    assertEquals(
        List.of("IDEMPOTENCY_KEY_REUSED"), send(fundraiser, input).userErrorCodes("redactProject"));
    // Somebody else's key is another one.
    assertEquals(List.of(), send(Person.REVIEWER, input).userErrorCodes("redactProject"));
    input.remove("idempotencyKey");
    input.put("path", List.of("media", "0"));
    input.put("ifVersion", version());
    assertEquals(List.of(), left(send(fundraiser, input)));
    assertEquals(List.of("STALE_VERSION"), send(fundraiser, input).userErrorCodes("redactProject"));
  }

  @Test
  void takesOutOneEntryThoughTwoSeeItAtOnce() {
    Map<String, Object> input = input(project, List.of("media", "0"), null, "It shows a child");
    input.put("ifVersion", version());
    Meeting<Answer, Answer> met = meeting(fundraiser, Person.REVIEWER, input);
    assertEquals(List.of("https://pictures.example.org/2.jpg"), left(met.first()));
    assertEquals(List.of("STALE_VERSION"), met.second().userErrorCodes("redactProject"));
  }

  @Test
  void takesOutOneEntryThoughOneKeyIsSentTwiceAtOnce() {
    Map<String, Object> input = input(project, List.of("media", "0"), null, "It shows a child");
    input.put("ifVersion", version());
    input.put("idempotencyKey", "at-once-" + project);
    Meeting<Answer, Answer> met = meeting(fundraiser, fundraiser, input);
    assertEquals(List.of("https://pictures.example.org/2.jpg"), left(met.first()));
    assertEquals(List.of("https://pictures.example.org/2.jpg"), left(met.second()));
  }

  private Meeting<Answer, Answer> meeting(Person one, Person other, Map<String, Object> input) {
    HeldRow content =
        HeldRow.after(
            "select 1 from project_contents where project_id = ? for no key update",
            ProjectSteps.key(project));
    Meeting<Answer, Answer> met =
        Meeting.at(content, () -> send(one, input), () -> send(other, input));
    assertTrue(met.waited());
    return met;
  }

  private static List<String> left(Answer answer) {
    return answer.get("redactProject.project.media.url");
  }

  private int version() {
    return fundraiser
        .asks("query ($id: ID!) { project(id: $id) { version } }", Map.of("id", project))
        .get("project.version");
  }

  @Test
  void isInTheHistoryWithItsReason() {
    redact(Person.REVIEWER, List.of("media", "1"), null);
    Answer history = fundraiser.asks(HISTORY, Map.of("id", project));
    assertEquals("REDACTED", history.get("project.history[0].deed"));
    assertEquals(List.of("media", "1"), history.get("project.history[0].fields"));
    assertEquals("It shows a child", history.get("project.history[0].reason"));
  }

  @Test
  void isRejectedWhereNothingStands() {
    for (List<String> path :
        List.of(
            List.<String>of(),
            List.of(""),
            List.of("title"),
            List.of("media"),
            List.of("media", "2"),
            List.of("media", "-1"),
            List.of("media", "01"),
            List.of("media", "99999999999"),
            List.of("media", "0", "url"),
            List.of("summary", "0"),
            Collections.nCopies(200, "media"))) {
      assertRejected("NOT_THERE", path, null, "It shows a child");
    }
  }

  @Test
  void isRejectedForWhatCannotStandThere() {
    assertRejected("BAD_ADDRESS", List.of("media", "0"), "javascript:alert(1)", "Why");
    assertRejected("TOO_LONG", List.of("summary"), "x".repeat(201), "Why");
    assertRejected("TOO_LONG", List.of("story", "0"), "x".repeat(20_001), "Why");
    assertRejected("REASON_MISSING", List.of("media", "0"), null, " ");
    assertRejected("TOO_LONG", List.of("media", "0"), null, "x".repeat(2_001));
  }

  @Test
  void isRejectedBeforeTheLaunch() {
    String draft = ProjectSteps.createComplete(fundraiser);
    assertEquals(
        List.of("PROJECT_STATE"),
        redact(fundraiser, draft, List.of("media", "0"), null, "Why")
            .userErrorCodes("redactProject"));
    assertEquals(
        "NOT_FOUND",
        redact(Person.someoneNew(), draft, List.of("media", "0"), null, "Why").errorCode());
  }

  @Test
  void isRefusedForEverybodyElse() {
    String before = ProjectSteps.everything(project);
    assertEquals(
        "UNAUTHENTICATED", redact(Person.VISITOR, List.of("media", "0"), null).errorCode());
    assertEquals("FORBIDDEN", redact(Person.someoneNew(), List.of("media", "0"), null).errorCode());
    for (String id : List.of("", "prj_x", Ids.encode(IdType.PROJECT, UUID.randomUUID()))) {
      assertEquals(
          "NOT_FOUND", redact(fundraiser, id, List.of("media", "0"), null, "Why").errorCode());
    }
    assertEquals(before, ProjectSteps.everything(project));
  }

  private void assertRejected(String code, List<String> path, String replacement, String reason) {
    String before = ProjectSteps.everything(project);
    Answer answer = redact(fundraiser, project, path, replacement, reason);
    assertEquals(List.of(code), answer.userErrorCodes("redactProject"), path.toString());
    assertEquals(before, ProjectSteps.everything(project));
  }

  private int found(String text) {
    return Person.someoneNew().asks(SEARCH, Map.of("text", text)).get("projects.totalCount");
  }

  private Answer redact(Person person, List<String> path, String replacement) {
    return redact(person, project, path, replacement, "It shows a child");
  }

  private static Answer redact(
      Person person, String project, List<String> path, String replacement, String reason) {
    return send(person, input(project, path, replacement, reason));
  }

  private static Map<String, Object> input(
      String project, List<String> path, String replacement, String reason) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", project);
    input.put("path", path);
    input.put("replacement", replacement);
    input.put("reason", reason);
    return input;
  }

  private static Answer send(Person person, Map<String, Object> input) {
    return person.asks(REDACT, Map.of("input", input));
  }
}
