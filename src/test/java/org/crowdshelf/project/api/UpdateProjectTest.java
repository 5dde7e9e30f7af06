package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.image;
import static org.crowdshelf.support.ProjectSteps.line;
import static org.crowdshelf.support.ProjectSteps.section;
import static org.crowdshelf.support.ProjectSteps.update;
import static org.crowdshelf.support.ProjectSteps.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.WritableFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpdateProjectTest {

  private static final String PROJECT =
      """
      query ($id: ID!) {
        project(id: $id) {
          title summary category library { kind name serves readersExpected } region { code } coverUrl
          goal { minor currency } minimumPledge { minor } durationDays fundingRule version onBehalfOf { id }
          story { kind title body } budget { purpose amount { minor } } media { kind url caption }
          press { outlet url screenshotUrl } partners { role organisation { id } }
          history { deed fields }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private String project;

  @BeforeEach
  void begin() {
    project = ProjectSteps.createComplete(fundraiser);
  }

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void changesWhatIsSentAndNothingElse() {
    Map<String, Object> before = project();
    update(fundraiser, project, Map.of("title", "  A reading room  ")).get("updateProject");
    Map<String, Object> after = project();
    assertEquals("A reading room", after.get("title"));
    assertEquals(2, after.get("version"));
    assertEquals(
        List.of(
            Map.of("deed", "EDITED", "fields", List.of("title")),
            Map.of("deed", "CREATED", "fields", List.of())),
        after.get("history"));
    for (String own : List.of("title", "version", "history")) {
      before.remove(own);
      after.remove(own);
    }
    assertEquals(before, after);
  }

  @Test
  void replacesListsAndTakesEveryField() {
    String organisation = ProjectSteps.organisation(fundraiser);
    Map<String, Object> change = new HashMap<>();
    change.put("summary", "Shorter");
    change.put("category", "READING");
    change.put("library", Map.of("kind", "RURAL", "serves", "a village", "readersExpected", 300));
    change.put("region", "522627");
    change.put("coverUrl", "https://pictures.example.org/cover.jpg");
    change.put("goal", yuan(500));
    change.put("minimumPledge", yuan(5));
    change.put("durationDays", 1);
    change.put("fundingRule", "KEEP_WHAT_IS_RAISED");
    change.put("onBehalfOf", organisation);
    change.put("story", List.of(section("RISKS", "none")));
    change.put("budget", List.of(line("Books", 200), line("Shelves", 300)));
    change.put("media", List.of(image("a"), image("b")));
    change.put("press", List.of(Map.of("outlet", "常州日报", "url", "https://news.example.cn/1")));
    change.put("partners", List.of(Map.of("organisation", organisation, "role", "MEDIA")));
    update(fundraiser, project, change).get("updateProject.project.id");
    Map<String, Object> after = project();
    assertEquals("Shorter", after.get("summary"));
    assertEquals("READING", after.get("category"));
    assertEquals("RURAL", ((Map<?, ?>) after.get("library")).get("kind"));
    assertEquals(Map.of("code", "522627"), after.get("region"));
    assertEquals(Map.of("minor", 50_000, "currency", "CNY"), after.get("goal"));
    assertEquals(Map.of("minor", 500), after.get("minimumPledge"));
    assertEquals(1, after.get("durationDays"));
    assertEquals("KEEP_WHAT_IS_RAISED", after.get("fundingRule"));
    assertEquals(Map.of("id", organisation), after.get("onBehalfOf"));
    assertEquals(1, ((List<?>) after.get("story")).size());
    assertEquals(
        List.of(
            Map.of("purpose", "Books", "amount", Map.of("minor", 20_000)),
            Map.of("purpose", "Shelves", "amount", Map.of("minor", 30_000))),
        after.get("budget"));
    assertEquals(2, ((List<?>) after.get("media")).size());
    assertEquals(1, ((List<?>) after.get("press")).size());
    assertEquals(1, ((List<?>) after.get("partners")).size());
    assertEquals(
        change.keySet(),
        java.util.Set.copyOf(
            Database.<String>column(
                "select jsonb_array_elements_text(details->'fields') from project_history"
                    + " where deed = 'EDITED' and project_id = ?",
                ProjectSteps.key(project))));
  }

  @Test
  void clearsWhatIsSetToNull() {
    Map<String, Object> change = new HashMap<>();
    for (String field :
        List.of("summary", "library", "region", "durationDays", "story", "budget", "media")) {
      change.put(field, null);
    }
    change.put("minimumPledge", null);
    update(fundraiser, project, change).get("updateProject.project.id");
    Map<String, Object> after = project();
    assertEquals("", after.get("summary"));
    for (String field : List.of("library", "region", "durationDays")) {
      assertTrue(after.containsKey(field) && after.get(field) == null, field);
    }
    for (String field : List.of("story", "budget", "media")) {
      assertEquals(List.of(), after.get(field));
    }
    assertEquals(Map.of("minor", 100), after.get("minimumPledge"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "category", "goal", "fundingRule"})
  void refusesToClearWhatAProjectNeeds(String field) {
    rejects(List.of("BLANK"), field, Collections.singletonMap(field, null));
  }

  @Test
  void refusesEveryValueThatCannotBeTaken() {
    Map<String, Object> change = new HashMap<>();
    change.put("title", "  ");
    change.put("summary", "x".repeat(201));
    change.put("region", "999999");
    change.put("coverUrl", "http://pictures.example.org/1.jpg");
    change.put("durationDays", 91);
    change.put("minimumPledge", yuan(10_001));
    change.put("media", List.of(Map.of("kind", "IMAGE", "url", "javascript:alert(1)")));
    change.put("budget", Collections.nCopies(101, line("Books", 1)));
    String before = everything(project);
    Answer answer = update(fundraiser, project, change);
    assertEquals(
        List.of(
            "BLANK",
            "TOO_LONG",
            "BAD_ADDRESS",
            "OUT_OF_RANGE",
            "MINIMUM_PLEDGE_ABOVE_GOAL",
            "TOO_MANY",
            "BAD_ADDRESS",
            "UNKNOWN_REGION"),
        answer.userErrorCodes("updateProject"));
    assertEquals(before, everything(project));
  }

  @Test
  void limitsTheLengthOfEveryText() {
    List<String> texts = WritableFields.texts(UpdateProjectMutation.Input.class);
    assertTrue(texts.contains("title"));
    for (String text : texts) {
      Answer answer = update(fundraiser, project, Map.of(text, "x".repeat(30_000)));
      assertEquals(List.of("input", text), answer.get("updateProject.userErrors[0].field"));
    }
  }

  @Test
  void takesAnotherCurrencyWithABudgetAndMinimumPledgeThatAgree() {
    Map<String, Object> euros = Map.of("minor", 50_000, "currency", "EUR");
    String before = everything(project);
    Answer alone = update(fundraiser, project, Map.of("goal", euros));
    assertEquals(
        List.of("CURRENCY_MISMATCH", "CURRENCY_MISMATCH", "CURRENCY_MISMATCH"),
        alone.userErrorCodes("updateProject"));
    assertEquals(before, everything(project));
    Map<String, Object> change = new HashMap<>();
    change.put("goal", euros);
    change.put("minimumPledge", Map.of("minor", 100, "currency", "EUR"));
    change.put("budget", List.of(Map.of("purpose", "Books", "amount", euros)));
    update(fundraiser, project, change).get("updateProject.project.id");
    assertEquals(euros, project().get("goal"));
  }

  @Test
  void keepsItsCurrencyWhileRewardsArePricedInIt() {
    Database.execute(
        """
        insert into rewards (id, project_id, position, kind, title, description, price_minor, created_at)
        values (?, ?, 0, 'BOOK', 'A book', 'Signed', 3000, now())""",
        Ids.next(),
        Fixture.key(IdType.PROJECT, project));
    Map<String, Object> euros = Map.of("minor", 50_000, "currency", "EUR");
    Map<String, Object> change = new HashMap<>();
    change.put("goal", euros);
    change.put("minimumPledge", Map.of("minor", 100, "currency", "EUR"));
    change.put("budget", List.of(Map.of("purpose", "Books", "amount", euros)));
    rejects(List.of("CURRENCY_IN_USE"), List.of("input", "goal", "currency"), change);
  }

  @Test
  void isForItsOwnPeopleAlone() {
    Map<String, String> change = Map.of("title", "Mine");
    String before = everything(project);
    assertEquals("UNAUTHENTICATED", update(Person.VISITOR, project, change).errorCode());
    assertEquals("NOT_FOUND", update(Person.someoneNew(), project, change).errorCode());
    assertEquals("FORBIDDEN", update(Person.REVIEWER, project, change).errorCode());
    assertEquals(before, everything(project));
    String live = ProjectSteps.createLive(Person.someoneNew());
    assertEquals("FORBIDDEN", update(fundraiser, live, change).errorCode());
    for (String unknown : List.of("prj_0000000000000000000000", "acc_1", "x", "")) {
      assertEquals("NOT_FOUND", update(fundraiser, unknown, change).errorCode());
    }
  }

  @Test
  void isForMembersOfItsOrganisationToo() {
    Person colleague = Person.someoneNew();
    String organisation = ProjectSteps.organisation(fundraiser, colleague);
    update(fundraiser, project, Map.of("onBehalfOf", organisation)).get("updateProject");
    update(colleague, project, Map.of("title", "Ours")).get("updateProject.project.id");
    assertEquals("Ours", project().get("title"));
  }

  @Test
  void actsForOwnOrganisationsAlone() {
    String foreign = ProjectSteps.organisation(Person.someoneNew());
    rejects(List.of("NOT_A_MEMBER"), "onBehalfOf", Map.of("onBehalfOf", foreign));
    Map<String, Object> unknown = Map.of("onBehalfOf", "org_0000000000000000000000");
    assertEquals("NOT_FOUND", update(fundraiser, project, unknown).errorCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN_REVIEW", "REJECTED", "SUCCEEDED", "FAILED", "CANCELED"})
  void isNotForAProjectThatIsJudgedOrEnded(String state) {
    Database.execute(
        """
        update projects
           set state = ?, canceled_at = case when ? = 'CANCELED' then now() end,
               launched_at = case when ? in ('SUCCEEDED', 'FAILED') then now() end,
               ends_at = case when ? in ('SUCCEEDED', 'FAILED') then now() + interval '1 day' end
         where id = ?""",
        state,
        state,
        state,
        state,
        ProjectSteps.key(project));
    String before = everything(project);
    Answer answer = update(fundraiser, project, Map.of("title", "Late"));
    assertEquals(List.of("PROJECT_STATE"), answer.userErrorCodes("updateProject"));
    assertEquals(state, answer.get("updateProject.userErrors[0].params[0].value"));
    assertEquals(before, everything(project));
  }

  @Test
  void isNotForAProjectWhoseTimeIsOver() {
    String live = ProjectSteps.createLive(fundraiser);
    TestClock.advance(Duration.ofDays(90));
    Answer answer = update(fundraiser, live, Map.of("press", List.of()));
    assertEquals(List.of("PROJECT_STATE"), answer.userErrorCodes("updateProject"));
  }

  @Test
  void freezesWhatBackersRelyOnOnceLive() {
    project = ProjectSteps.createLive(fundraiser);
    Map<String, Object> change = new HashMap<>();
    change.put("title", "Another");
    change.put("summary", "Another");
    change.put("category", "OTHER");
    change.put("library", ProjectSteps.library("Another"));
    change.put("region", "522627");
    change.put("coverUrl", "https://pictures.example.org/other.jpg");
    change.put("goal", yuan(1));
    change.put("minimumPledge", yuan(2));
    change.put("durationDays", 30);
    change.put("fundingRule", "KEEP_WHAT_IS_RAISED");
    change.put("onBehalfOf", ProjectSteps.organisation(fundraiser));
    change.put("budget", List.of(line("Holiday", 10_000)));
    for (Map.Entry<String, Object> one : change.entrySet()) {
      String before = everything(project);
      Answer answer = update(fundraiser, project, Map.of(one.getKey(), one.getValue()));
      assertEquals(List.of("FROZEN"), answer.userErrorCodes("updateProject"), one.getKey());
      assertEquals(List.of("input", one.getKey()), answer.get("updateProject.userErrors[0].field"));
      assertEquals(before, everything(project));
    }
  }

  @Test
  void saysOfAFrozenFieldThatItIsFrozenAndNoMore() {
    project = ProjectSteps.createLive(fundraiser);
    Map<String, Object> change = new HashMap<>();
    change.put("coverUrl", "http://localhost/");
    change.put("region", "999999");
    change.put("goal", Map.of("minor", 0, "currency", "DEM"));
    change.put("durationDays", 0);
    Answer answer = update(fundraiser, project, change);
    assertEquals(
        List.of("FROZEN", "FROZEN", "FROZEN", "FROZEN"), answer.userErrorCodes("updateProject"));
  }

  @Test
  void saysWhichPartnerIsUnknown() {
    Map<String, Object> known =
        Map.of("organisation", ProjectSteps.organisation(fundraiser), "role", "MEDIA");
    for (String unknown : BadValues.ids(IdType.ORGANISATION).toList()) {
      Answer answer =
          update(
              fundraiser,
              project,
              Map.of("partners", List.of(known, Map.of("organisation", unknown, "role", "MEDIA"))));
      assertEquals(List.of("UNKNOWN_ORGANISATION"), answer.userErrorCodes("updateProject"));
      assertEquals(
          List.of("input", "partners", "1", "organisation"),
          answer.get("updateProject.userErrors[0].field"));
    }
  }

  @Test
  void addsToWhatStandsOnceLive() {
    project = ProjectSteps.createLive(fundraiser);
    Map<String, Object> before = project();
    List<Object> story = new ArrayList<>((List<?>) before.get("story"));
    story.add(section("RISKS", "Rain"));
    Map<String, Object> added = new HashMap<>();
    added.put("story", story);
    added.put("media", List.of(image("0"), image("1"), image("2")));
    added.put("press", List.of(Map.of("outlet", "常州日报", "url", "https://news.example.cn/1")));
    // A whole form sent again is no change of what is frozen.
    added.put("title", before.get("title"));
    update(fundraiser, project, added).get("updateProject.project.id");
    assertEquals(4, ((List<?>) project().get("story")).size());
    rejects(List.of("KEEP_WHAT_STANDS"), "press", Map.of("press", List.of()));
    rejects(List.of("KEEP_WHAT_STANDS"), "media", Map.of("media", List.of(image("1"))));
    story.set(0, section("WHAT_WE_WANT_TO_DO", "Something else"));
    rejects(List.of("KEEP_WHAT_STANDS"), "story", Map.of("story", story));
  }

  @Test
  void refusesAStaleVersion() {
    update(fundraiser, project, Map.of("ifVersion", 1, "title", "One")).get("updateProject");
    String before = everything(project);
    Answer stale = update(fundraiser, project, Map.of("ifVersion", 1, "title", "Two"));
    assertEquals(List.of("STALE_VERSION"), stale.userErrorCodes("updateProject"));
    assertEquals("2", stale.get("updateProject.userErrors[0].params[0].value"));
    assertEquals(before, everything(project));
    update(fundraiser, project, Map.of("ifVersion", 2, "title", "Two"))
        .get("updateProject.project");
  }

  @Test
  void countsAndRecordsNoEditThatChangesNothing() {
    String before = everything(project);
    update(fundraiser, project, Map.of("goal", yuan(10_000))).get("updateProject.project.id");
    assertEquals(before, everything(project));
  }

  @Test
  void letsOneOfManyEditsOfTheSameVersionThrough() {
    List<Answer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> update(fundraiser, project, Map.of("ifVersion", 1, "title", "By " + i)))
            .toList();
    List<String> codes =
        answers.stream().flatMap(a -> a.userErrorCodes("updateProject").stream()).toList();
    assertEquals(Collections.nCopies(7, "STALE_VERSION"), codes);
    assertEquals(2, project().get("version"));
  }

  @Test
  void keepsFieldsThatTwoPeopleChangeAtOnce() {
    List<Map<String, ?>> changes =
        List.of(
            Map.of("title", "Both"),
            Map.of("summary", "Both"),
            Map.of("budget", List.of(line("Both", 10_000))),
            Map.of("story", List.of(section("RISKS", "Both"))));
    changes.parallelStream()
        .forEach(change -> update(fundraiser, project, change).get("updateProject.project.id"));
    Map<String, Object> after = project();
    assertEquals("Both", after.get("title"));
    assertEquals("Both", after.get("summary"));
    assertEquals(1, ((List<?>) after.get("budget")).size());
    assertEquals(1, ((List<?>) after.get("story")).size());
    assertEquals(5, after.get("version"));
  }

  private void rejects(List<String> codes, String field, Map<String, ?> change) {
    rejects(codes, List.of("input", field), change);
  }

  private void rejects(List<String> codes, List<String> field, Map<String, ?> change) {
    String before = everything(project);
    Answer answer = update(fundraiser, project, change);
    assertEquals(codes, answer.userErrorCodes("updateProject"));
    assertEquals(field, answer.get("updateProject.userErrors[0].field"));
    assertEquals(before, everything(project));
  }

  private Map<String, Object> project() {
    Map<String, Object> read = fundraiser.asks(PROJECT, Map.of("id", project)).get("project");
    return new HashMap<>(read);
  }
}
