package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.BadValues;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.RawRequest;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpdateProfileTest {

  private static final String MUTATION =
      """
      mutation($input: UpdateProfileInput!) {
        updateProfile(input: $input) {
          account { id name avatarUrl bio fundraiserKind }
          userErrors { code field params { name value } }
        }
      }""";

  private final Person someone = Person.someoneNew();
  private String before;

  @BeforeEach
  void startFromAFilledProfile() {
    someone.accountId();
    update(
            Map.of(
                "name", "李老师",
                "avatarUrl", "https://example.org/li.jpg",
                "bio", "**Books**",
                "fundraiserKind", "VOLUNTEER_TEACHER"))
        .get("updateProfile.account.id");
    before = row();
  }

  @Test
  void answersWithTheAccountAsItIsNow() {
    Answer answer = update(Map.of("name", " 王老师 "));
    assertEquals("王老师", answer.get("updateProfile.account.name"));
    assertEquals(someone.accountId(), answer.get("updateProfile.account.id"));
    assertEquals(List.of(), answer.userErrorCodes("updateProfile"));
  }

  @Test
  void leavesAsItIsWhatIsLeftOut() {
    update(Map.of()).get("updateProfile.account.id");
    assertEquals(before, row());
    Answer answer = update(Map.of("bio", "New"));
    assertEquals("李老师", answer.get("updateProfile.account.name"));
    assertEquals("https://example.org/li.jpg", answer.get("updateProfile.account.avatarUrl"));
    assertEquals("VOLUNTEER_TEACHER", answer.get("updateProfile.account.fundraiserKind"));
  }

  @Test
  void clearsWhatIsSetToNull() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("avatarUrl", null);
    nothing.put("bio", null);
    nothing.put("fundraiserKind", null);
    Answer answer = update(nothing);
    assertNull(answer.get("updateProfile.account.avatarUrl"));
    assertNull(answer.get("updateProfile.account.bio"));
    assertNull(answer.get("updateProfile.account.fundraiserKind"));
    assertEquals("李老师", answer.get("updateProfile.account.name"));
  }

  @Test
  void tellsNullFromLeftOutInALiteralToo() {
    Answer answer =
        someone.asks(
            "mutation { updateProfile(input: {bio: null}) { account { bio avatarUrl } } }");
    assertNull(answer.get("updateProfile.account.bio"));
    assertEquals("https://example.org/li.jpg", answer.get("updateProfile.account.avatarUrl"));
  }

  @Test
  void refusesAVisitor() {
    assertEquals(
        "UNAUTHENTICATED",
        Person.VISITOR.asks(MUTATION, Map.of("input", Map.of("name", "a"))).errorCode());
  }

  @Test
  void changesNobodyElse() {
    Person other = Person.someoneNew();
    other.accountId();
    other.asks(MUTATION, Map.of("input", Map.of("name", "other"))).get("updateProfile.account.id");
    assertEquals(before, row());
  }

  @Test
  void aNameCannotBeCleared() {
    Map<String, Object> none = new HashMap<>();
    none.put("name", null);
    assertRejected(List.of("BLANK"), List.of("input", "name"), update(none));
  }

  static Stream<List<String>> badNames() {
    return BadValues.lines(80);
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void refusesANameThatCannotBeShown(List<String> nameAndCode) {
    Answer answer = send("{\"name\": \"" + RawRequest.escaped(nameAndCode.get(0)) + "\"}");
    assertRejected(List.of(nameAndCode.get(1)), List.of("input", "name"), answer);
  }

  static Stream<List<String>> badBios() {
    return BadValues.markdown(2000);
  }

  @ParameterizedTest
  @MethodSource("badBios")
  void refusesABioThatCannotBeShown(List<String> bioAndCode) {
    Answer answer = send("{\"bio\": \"" + RawRequest.escaped(bioAndCode.get(0)) + "\"}");
    assertRejected(List.of(bioAndCode.get(1)), List.of("input", "bio"), answer);
  }

  static Stream<String> badAddresses() {
    return BadValues.addresses();
  }

  @ParameterizedTest
  @MethodSource("badAddresses")
  void refusesAPictureThatIsNoPublicAddress(String address) {
    Answer answer = send("{\"avatarUrl\": \"" + RawRequest.escaped(address) + "\"}");
    assertRejected(List.of("BAD_ADDRESS"), List.of("input", "avatarUrl"), answer);
  }

  @Test
  void takesTheLongestTexts() {
    String name = BadValues.longestLine(80);
    String bio = BadValues.longestLine(2000);
    Answer answer = update(Map.of("name", name, "bio", bio));
    assertEquals(name, answer.get("updateProfile.account.name"));
    assertEquals(bio, answer.get("updateProfile.account.bio"));
  }

  @Test
  void keepsMarkupAsText() {
    String script = "<script>alert('1')</script>\n[a](javascript:alert(1))\t\u202e";
    Answer answer = update(Map.of("name", "<b>李</b>", "bio", script));
    assertEquals("<b>李</b>", answer.get("updateProfile.account.name"));
    assertEquals(script, answer.get("updateProfile.account.bio"));
  }

  @Test
  void tellsAllProblemsAtOnceWithTheirPlaces() {
    Answer answer = update(Map.of("name", "", "avatarUrl", "x", "bio", "b".repeat(2001)));
    assertEquals(
        List.of("BLANK", "BAD_ADDRESS", "TOO_LONG"), answer.userErrorCodes("updateProfile"));
    assertEquals("2000", answer.get("updateProfile.userErrors[2].params[0].value"));
    assertEquals(before, row());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fundraiserKind\": \"KING\"}",
        "{\"fundraiserKind\": 1}",
        "{\"name\": 1}",
        "{\"name\": [\"a\", \"b\"]}",
        "{\"name\": {\"a\": 1}}",
        "{\"admin\": true}",
        "null",
        "[]",
        "1"
      })
  void refusesWhatDoesNotFitItsType(String input) {
    assertEquals("BAD_USER_INPUT", send(input).errorCode());
    assertEquals(before, row());
  }

  @Test
  void keepsWhatTwoDevicesChangeAtOnce() {
    for (int i = 0; i < 5; i++) {
      String turn = "Turn " + i;
      Together.each(List.of("name", "bio"), field -> update(Map.of(field, turn)))
          .forEach(answer -> answer.get("updateProfile.account.id"));
      assertEquals(
          turn + " " + turn,
          Database.value(
              "select name || ' ' || bio from accounts where subject = ?", someone.name()));
    }
  }

  private Answer update(Map<String, ?> input) {
    return someone.asks(MUTATION, Map.of("input", input));
  }

  private Answer send(String input) {
    return RawRequest.asks(someone, MUTATION, "{\"input\": " + input + "}");
  }

  private void assertRejected(List<String> codes, List<String> field, Answer answer) {
    assertEquals(codes, answer.userErrorCodes("updateProfile"), answer::body);
    assertEquals(field, answer.get("updateProfile.userErrors[0].field"));
    assertNull(answer.get("updateProfile.account"));
    assertEquals(before, row());
  }

  private String row() {
    return Database.value(
        "select (to_jsonb(a) - 'updated_at')::text from accounts a where subject = ?",
        someone.name());
  }
}
