package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Drafts;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CreateProjectTest {

  private final Person someone = Person.someoneNew();
  private final Map<String, Object> input = Drafts.input();
  private long expectedProjects;

  @BeforeEach
  void begin() {
    someone.accountId();
  }

  @AfterEach
  void onlyWhatWasAnsweredIsStored() {
    assertEquals(
        expectedProjects,
        Database.count(
            """
            select count(*) from projects p join accounts a on a.id = p.fundraiser_id
             where a.subject = ?""",
            someone.name()));
  }

  @Test
  void beginsADraftOfOneYuanAsMinimum() {
    Answer answer = created();
    assertEquals("番茄太阳阅读馆", answer.get("createProject.project.title"));
    assertEquals(1_000_000, answer.<Integer>get("createProject.project.goal.minor"));
    assertEquals(100, answer.<Integer>get("createProject.project.minimumPledge.minor"));
    assertEquals("", answer.get("createProject.project.summary"));
    UUID key = Ids.require(IdType.PROJECT, answer.get("createProject.project.id"));
    assertEquals("DRAFT", Database.value("select state from projects where id = ?", key));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where subject_id = ? and event_type = 'ProjectCreated'",
            key));
  }

  @Test
  void refusesAVisitor() {
    assertEquals(
        "UNAUTHENTICATED", Person.VISITOR.asks(Drafts.CREATE, Map.of("input", input)).errorCode());
  }

  static Stream<List<String>> badTitles() {
    return BadValues.lines(80);
  }

  @ParameterizedTest
  @MethodSource("badTitles")
  void refusesATitleThatCannotBeShown(List<String> titleAndCode) {
    input.put("title", titleAndCode.get(0));
    assertRejected(titleAndCode.get(1), "title");
  }

  @Test
  void takesTheLongestTextsAndMarkupAsText() {
    input.put("title", BadValues.longestLine(80));
    input.put("summary", BadValues.longestLine(200));
    String body = "<script>alert(1)</script> [a](javascript:alert(1))" + "图".repeat(19_950);
    input.put("story", List.of(section("<b>图</b>", body)));
    Answer answer = created();
    assertEquals(BadValues.longestLine(200), answer.get("createProject.project.summary"));
    String id = answer.get("createProject.project.id");
    Answer read = someone.asks("{ project(id: \"" + id + "\") { story { title body } } }");
    assertEquals("<b>图</b>", read.get("project.story[0].title"));
    assertEquals(body, read.get("project.story[0].body"));
  }

  static Stream<List<String>> badBodies() {
    return BadValues.markdown(20_000);
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void refusesAStoryThatCannotBeShown(List<String> bodyAndCode) {
    input.put("story", List.of(section("Why", bodyAndCode.get(0))));
    assertRejected(bodyAndCode.get(1), "story", "0", "body");
  }

  static Stream<String> badAddresses() {
    return BadValues.addresses();
  }

  @ParameterizedTest
  @MethodSource("badAddresses")
  void refusesEveryAddressThatIsNotPublic(String address) {
    input.put("coverUrl", address);
    input.put("media", List.of(Map.of("kind", "IMAGE", "url", address)));
    input.put("press", List.of(Map.of("outlet", "Daily", "url", address)));
    Answer answer = create();
    assertEquals(Collections.nCopies(3, "BAD_ADDRESS"), answer.userErrorCodes("createProject"));
    assertEquals(
        List.of("input", "press", "0", "url"), answer.get("createProject.userErrors[2].field"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 91, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesADurationBeyondTheLimits(int days) {
    input.put("durationDays", days);
    assertRejected("OUT_OF_RANGE", "durationDays");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e30", "2147483648", "\"9\"", "[1, 2]"})
  void refusesADurationThatIsNoWholeNumber(String days) {
    assertEquals("BAD_USER_INPUT", Drafts.send(someone, "\"durationDays\": " + days).errorCode());
  }

  @Test
  void takesTheLongestDuration() {
    input.put("durationDays", 90);
    assertEquals(90, created().<Integer>get("createProject.project.durationDays"));
  }

  @Test
  void takesAHundredBudgetLinesAndRefusesMore() {
    input.put("budget", Collections.nCopies(200, line(1, "CNY")));
    assertRejected("TOO_MANY", "budget");
    input.put("budget", Collections.nCopies(100, line(1, "CNY")));
    created();
  }

  @Test
  void refusesAPartOfItsListsThatAreTooLong() {
    input.put("story", Collections.nCopies(21, section("Why", "b")));
    assertRejected("TOO_MANY", "story");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "1", "999999", "52262", "5226270", "\u0000", "' or 1=1"})
  void refusesARegionThatThereIsNot(String region) {
    input.put("region", region);
    assertRejected("UNKNOWN_REGION", "region");
  }

  static Stream<List<String>> badReferences() {
    return Stream.concat(
        BadValues.optionalIds(IdType.ORGANISATION).map(id -> List.of("onBehalfOf", id)),
        BadValues.optionalIds(IdType.PROJECT).map(id -> List.of("relaunchOf", id)));
  }

  @ParameterizedTest
  @MethodSource("badReferences")
  void idsThatLeadNowhereAreNotFound(List<String> fieldAndId) {
    input.put(fieldAndId.get(0), fieldAndId.get(1));
    assertEquals("NOT_FOUND", create().errorCode());
  }

  @Test
  void aPartnerThatDoesNotExistIsReportedWithItsPath() {
    BadValues.ids(IdType.ORGANISATION)
        .forEach(
            id -> {
              input.put("partners", List.of(Map.of("organisation", id, "role", "MEDIA")));
              Answer answer = create();
              assertEquals(
                  List.of("UNKNOWN_ORGANISATION"), answer.userErrorCodes("createProject"), id);
              assertEquals(
                  List.of("input", "partners", "0", "organisation"),
                  answer.get("createProject.userErrors[0].field"));
            });
  }

  @Test
  void aDraftOfSomebodyElseCannotBeNamedAsTheEarlierOne() {
    input.put("relaunchOf", Drafts.of(Person.someoneNew()));
    assertEquals("NOT_FOUND", create().errorCode());
  }

  @Test
  void anEarlierOneOfOnesOwnHasToHaveEnded() {
    input.put("relaunchOf", Drafts.of(someone));
    expectedProjects++;
    assertRejected("RELAUNCH_NOT_ENDED", "relaunchOf");
  }

  @Test
  void actsOnlyForAnOrganisationOfOnesOwn() {
    UUID organisation = UUID.randomUUID();
    Database.execute(
        """
        insert into organisations (id, name, kind, verification, registered_by, created_at)
        select ?, 'Library', 'SCHOOL', 'UNVERIFIED', id, now() from accounts where subject = ?""",
        organisation,
        someone.name());
    input.put("onBehalfOf", Ids.encode(IdType.ORGANISATION, organisation));
    assertRejected("NOT_A_MEMBER", "onBehalfOf");
    Database.execute(
        "insert into memberships select ?, id, 'EDITOR', now() from accounts where subject = ?",
        organisation,
        someone.name());
    created();
  }

  @Test
  void tellsAllProblemsAtOnce() {
    input.put("title", "");
    input.put("durationDays", 0);
    input.put("goal", Map.of("minor", 1, "currency", "CNY"));
    input.put("region", "1");
    assertEquals(
        List.of("BLANK", "OUT_OF_RANGE", "GOAL_TOO_SMALL", "UNKNOWN_REGION"),
        create().userErrorCodes("createProject"));
  }

  private Answer create() {
    return Drafts.send(someone, input);
  }

  private Answer created() {
    Answer answer = create();
    assertEquals(List.of(), answer.userErrorCodes("createProject"), answer::body);
    expectedProjects++;
    return answer;
  }

  private void assertRejected(String code, String... field) {
    Answer answer = create();
    assertEquals(List.of(code), answer.userErrorCodes("createProject"), answer::body);
    List<String> path = new java.util.ArrayList<>(List.of("input"));
    path.addAll(List.of(field));
    assertEquals(path, answer.get("createProject.userErrors[0].field"));
    assertNull(answer.get("createProject.project"));
  }

  private static Map<String, Object> section(String title, String body) {
    return Map.of("kind", "OTHER", "title", title, "body", body);
  }

  private static Map<String, Object> line(long minor, String currency) {
    Map<String, Object> line = new HashMap<>();
    line.put("purpose", "Books");
    line.put("amount", Map.of("minor", minor, "currency", currency));
    return line;
  }
}
