package org.crowdshelf.transport.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.RawRequest;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents above a limit: the error has the limit, in both languages. */
@QuarkusTest
class LimitsTest {

  private static final String FEED =
      "query($n: Int) { projects(first: $n) { nodes { id backers(first: $n) { nodes { name } } } } }";

  @Test
  void costCountsTheSizesOfLists() {
    assertTold("QUERY_TOO_COMPLEX", "5000", FEED, Map.of("n", 100));
    assertNull(Person.VISITOR.asks(FEED, Map.of("n", 5)).response().path("errors"));
  }

  @Test
  void returnsTheCostOnRequest() {
    String body =
        "{\"query\": \"{ projects(first: 5) { nodes { id } } }\", \"extensions\": {\"cost\": true}}";
    Answer answer = RawRequest.post(Person.VISITOR, "en", body);
    assertEquals(Map.of("requested", 6, "max", 5000), answer.response().path("extensions.cost"));
    assertNull(Person.VISITOR.asks("{ __typename }").response().path("extensions"));
  }

  @Test
  void refusesThirtyOneAliasesOfAField() {
    assertTold("TOO_MANY_ALIASES", "30", aliases(31), Map.of());
    assertEquals(30, Person.VISITOR.asks(aliases(30)).response().<Integer>path("data.size()"));
  }

  @Test
  void refusesTwentyOneDirectives() {
    String document = "{ __typename" + " @skip(if: false)".repeat(21) + " }";
    assertTold("TOO_MANY_DIRECTIVES", "20", document, Map.of());
  }

  @Test
  void refusesALongDocument() {
    String document = "{" + " __typename".repeat(2000) + " }";
    assertTold("TOO_MANY_TOKENS", "2000", document, Map.of());
  }

  @Test
  void refusesAFragmentBombAtOnce() {
    String bomb = "{ ...F0 } " + bomb();
    assertTimeout(
        Duration.ofSeconds(5), () -> assertTold("TOO_MANY_FIELDS", "2000", bomb, Map.of()));
  }

  @Test
  void refusesAnIntrospectionLoopAndAcceptsThatOfTools() {
    String loop =
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
    assertTold("INTROSPECTION_TOO_COMPLEX", "500", loop, Map.of());
    assertNull(
        Person.VISITOR.asks(IntrospectionQuery.INTROSPECTION_QUERY).response().path("errors"));
  }

  @Test
  void cancelsAnOperationAndItsStatementAfterItsTime() throws Exception {
    try (Connection connection = Database.connect();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table projects in access exclusive mode");
      Answer answer = Person.VISITOR.asks("{ projects(first: 1) { nodes { id } } }");
      assertEquals(200, answer.status());
      assertEquals("TIMEOUT", answer.errorCode());
      assertEquals(
          0,
          Database.count(
              "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                  + " and query_start < now() - interval '9 seconds'"));
      connection.rollback();
    }
  }

  @Test
  void refusesALongListInAVariable() {
    assertTold(
        "LIST_TOO_LONG",
        "500",
        "query($s: [ProjectState!]) { projects(first: 1, filter: {states: $s}) { totalCount } }",
        Map.of("s", Collections.nCopies(4_800, "NO_STATE")));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void fetchesNothingForWhatItRefuses(String code, String document) {
    assertEquals(
        List.of(),
        Statements.of(() -> assertEquals(code, Person.VISITOR.asks(document).errorCode())));
  }

  // Each begins with what would be fetched.
  static Stream<Arguments> tooMuch() {
    String read = "{ projects(first: 1) { nodes { id } } ";
    return Stream.of(
        Arguments.of(
            "QUERY_TOO_COMPLEX",
            "{ projects(first: 100) { nodes { backers(first: 100) { nodes { name } } } } }"),
        Arguments.of("TOO_MANY_ALIASES", read + aliases(31).substring(1)),
        Arguments.of(
            "TOO_MANY_DIRECTIVES", read + "__typename" + " @skip(if: false)".repeat(21) + " }"),
        Arguments.of("TOO_MANY_TOKENS", read + " __typename".repeat(2000) + " }"),
        Arguments.of(
            "LIST_TOO_LONG",
            read
                + "more: projects(first: 1, filter: {states: ["
                + "LIVE ".repeat(501)
                + "]}) { totalCount } }"),
        Arguments.of("TOO_MANY_FIELDS", read + "...F0 } " + bomb()),
        Arguments.of(
            "QUERY_TOO_DEEP",
            read + "regions { " + "parent { ".repeat(13) + "name" + " }".repeat(15)),
        Arguments.of("GRAPHQL_VALIDATION_FAILED", read + "...A } fragment A on Query { ...A }"),
        Arguments.of("GRAPHQL_PARSE_FAILED", read + "}}"),
        Arguments.of("GRAPHQL_VALIDATION_FAILED", read + "nothing }"));
  }

  private static void assertTold(
      String code, String limit, String document, Map<String, ?> variables) {
    for (String language : new String[] {"en", "zh-CN"}) {
      Answer answer = Person.VISITOR.asksIn(language, document, variables);
      assertEquals(code, answer.errorCode());
      assertTrue(answer.errorMessage().contains(limit), answer::body);
    }
  }

  private static String bomb() {
    return IntStream.range(0, 60)
            .mapToObj(i -> "fragment F" + i + " on Query { ...F%1$d ...F%1$d } ".formatted(i + 1))
            .collect(Collectors.joining())
        + "fragment F60 on Query { __typename }";
  }

  private static String aliases(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> " a" + i + ": __typename")
        .collect(Collectors.joining("", "{", " }"));
  }
}
