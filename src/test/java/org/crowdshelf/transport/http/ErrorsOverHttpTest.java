package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.LogWatch;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors that clients get. */
@QuarkusTest
class ErrorsOverHttpTest {

  private static final String UNKNOWN = "{ account(id: \"acc_0\") { name } }";

  @Test
  void aFaultReturnsOnlyACorrelationIdThatTheLogHasToo() {
    Person someone = Person.someoneNew();
    String id = someone.accountId();
    try (LogWatch log = new LogWatch()) {
      Answer answer = whileBroken(() -> someone.asks("{ account(id: \"" + id + "\") { name } }"));
      assertEquals("INTERNAL", answer.errorCode());
      Map<String, String> extensions = answer.response().path("errors[0].extensions");
      assertEquals(Set.of("code", "correlationId"), extensions.keySet());
      assertTrue(answer.errorMessage().contains(extensions.get("correlationId")));
      assertTrue(log.says(extensions.get("correlationId")), "the log has the correlation id");
      assertNothingOfOurs(answer);
    }
  }

  @Test
  void aFaultInAMutationReturnsOnlyACorrelationIdToo() {
    Person someone = Person.someoneNew();
    someone.accountId();
    Answer answer =
        whileBroken(
            () ->
                someone.asks(
                    "mutation { updateProfile(input: {name: \"a\"}) { account { id } } }"));
    assertEquals("INTERNAL", answer.errorCode());
    assertNothingOfOurs(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{ viewer { roles }",
        "query { viewer { roles } } }",
        "{ viewer(: 1) }",
        "hello",
        "{ account(id: \"a\u0000b\") { id } ",
        "\u0000",
        "{ \"viewer\" }"
      })
  void whatIsNoGraphqlIsRefusedWithoutAWordOfOurs(String document) {
    Answer answer = RawRequest.asks(Person.VISITOR, document, "{}");
    assertEquals("GRAPHQL_PARSE_FAILED", answer.errorCode(), answer::body);
    assertNothingOfOurs(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ nothing }",
        "{ viewer { nothing } }",
        "{ viewer }",
        "{ account { id } }",
        "query($id: ID!) { viewer { roles } }",
        "query($id: Nothing!) { account(id: $id) { id } }",
        "{ viewer { ...Missing } }",
        "{ ...A } fragment A on Query { ...A }",
        "subscription { viewer }",
        "query A { viewer { roles } } query A { viewer { roles } }"
      })
  void whatDoesNotFitTheSchemaIsToldByCode(String document) {
    Answer answer = Person.VISITOR.asks(document);
    List<String> codes = answer.response().path("errors.extensions.code");
    assertEquals(Set.of("GRAPHQL_VALIDATION_FAILED"), Set.copyOf(codes), answer::body);
    assertNothingOfOurs(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": null}"})
  void aVariableThatDoesNotFitIsBadInput(String variables) {
    Answer answer =
        RawRequest.asks(Person.VISITOR, "query($id: ID!) { account(id: $id) { name } }", variables);
    assertEquals("BAD_USER_INPUT", answer.errorCode());
    assertNothingOfOurs(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query($id: ID!) { account(id: $id) { name } }",
        "{ account { name } }",
        "{ account(id: null) { name } }",
        "{ projects(first: \"ten\") { totalCount } }",
        "{ projects(orderBy: NOTHING) { totalCount } }",
        "{ projects(filter: {nothing: 1}) { totalCount } }",
        "mutation { createProject(input: {}) { project { id } } }"
      })
  void anInputThatIsMissingOrDoesNotFitIsToldInTheLanguage(String document) {
    String english = Person.VISITOR.asksIn("en", document, Map.of()).errorMessage();
    assertFalse(english.matches(".*\\p{IsHan}.*"), english);
    String chinese = Person.VISITOR.asksIn("zh-CN", document, Map.of()).errorMessage();
    assertTrue(chinese.matches(".*\\p{IsHan}.*"), chinese);
  }

  @Test
  void aTooDeepQueryGetsTheLimit() {
    Answer answer =
        Person.VISITOR.asks(
            "{ regions { " + "parent { ".repeat(13) + "name" + " }".repeat(14) + " }");
    assertEquals("QUERY_TOO_DEEP", answer.errorCode());
    assertTrue(answer.errorMessage().contains("12"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB", "fr, en;q=0.5", "EN"})
  void speaksEnglishWhereThatIsAskedFor(String language) {
    assertEquals("Not found.", messageIn(language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "zh", "fr", "*", "nonsense;;;"})
  void speaksChineseOtherwise(String language) {
    assertTrue(messageIn(language).matches(".*\\p{IsHan}.*"), () -> messageIn(language));
  }

  @Test
  void answersInChineseByDefault() {
    Answer answer =
        RawRequest.post(
            Person.VISITOR, null, "{\"query\": \"" + RawRequest.escaped(UNKNOWN) + "\"}");
    assertTrue(answer.errorMessage().matches(".*\\p{IsHan}.*"));
  }

  @Test
  void userErrorsComeInTheLanguageToo() {
    Person someone = Person.someoneNew();
    String mutation = "mutation { updateProfile(input: {name: \"\"}) { userErrors { message } } }";
    Answer english = someone.asksIn("en", mutation, Map.of());
    Answer chinese = someone.asksIn("zh-CN", mutation, Map.of());
    assertEquals(List.of("Please fill this in."), english.get("updateProfile.userErrors.message"));
    assertFalse(chinese.body().contains("Please"));
  }

  @Test
  void aDocumentSeenBeforeIsAnsweredInTheNextLanguage() {
    assertEquals("Not found.", messageIn("en"));
    assertTrue(messageIn("zh-CN").matches(".*\\p{IsHan}.*"));
    assertEquals("Not found.", messageIn("en"));
  }

  @Test
  void fieldsBesideAnErrorAreAnswered() {
    Answer answer = Person.VISITOR.asks("{ regions { code } account(id: \"acc_0\") { name } }");
    assertEquals("NOT_FOUND", answer.errorCode());
    assertEquals(List.of("account"), answer.response().path("errors[0].path"));
    assertNull(answer.getPartial("account"));
    assertFalse(answer.<List<?>>getPartial("regions").isEmpty());
  }

  private static String messageIn(String language) {
    return Person.VISITOR.asksIn(language, UNKNOWN, Map.of()).errorMessage();
  }

  private static Answer whileBroken(java.util.function.Supplier<Answer> request) {
    Database.execute("alter table accounts rename column bio to bio_away");
    try {
      return request.get();
    } finally {
      Database.execute("alter table accounts rename column bio_away to bio");
    }
  }

  private static void assertNothingOfOurs(Answer answer) {
    String body = answer.body();
    for (String ours :
        List.of("Exception", "org.", "java", "accounts", "a.bio", "does not exist", "Value{")) {
      assertFalse(body.contains(ours), () -> ours + " in " + body);
    }
  }
}
