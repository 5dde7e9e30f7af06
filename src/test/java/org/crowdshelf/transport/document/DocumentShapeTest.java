package org.crowdshelf.transport.document;

import static org.crowdshelf.transport.request.TestLimits.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import graphql.parser.Parser;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.TestLimits;
import org.junit.jupiter.api.Test;

class DocumentShapeTest {

  @Test
  void takesTwelveLevelsAndNotThirteen() {
    measure("{ a ".repeat(12) + "}".repeat(12));
    assertRefused(ErrorCode.QUERY_TOO_DEEP, 12, () -> measure("{ a ".repeat(13) + "}".repeat(13)));
  }

  @Test
  void levelsInFragmentsCount() {
    String fragment = " fragment F on T { a { b { c } } }";
    measure("{ a ".repeat(9) + "{ ...F }" + "}".repeat(9) + fragment);
    assertRefused(
        ErrorCode.QUERY_TOO_DEEP,
        12,
        () -> measure("{ a ".repeat(10) + "{ ... on T { ...F } }" + "}".repeat(10) + fragment));
  }

  @Test
  void takesThirtyAliasesOfAFieldAndNotThirtyOne() {
    measure("{" + aliases(30) + " b: other }");
    assertRefused(ErrorCode.TOO_MANY_ALIASES, 30, () -> measure("{" + aliases(31) + "}"));
  }

  @Test
  void aliasesInSeveralPlacesAreCountedTogether() {
    assertRefused(
        ErrorCode.TOO_MANY_ALIASES,
        30,
        () -> measure("{" + aliases(20) + " x { " + aliases(11) + " } }"));
  }

  @Test
  void aliasesInAFragmentAreCountedForEachSpread() {
    String fragment = " fragment F on T { " + aliases(10) + " }";
    measure("{ x { ...F } y { ...F } z { ...F } }" + fragment);
    assertRefused(
        ErrorCode.TOO_MANY_ALIASES,
        30,
        () -> measure("{ x { ...F } y { ...F } z { ...F } w { ...F } }" + fragment));
  }

  @Test
  void takesAMutationFiveTimesAndNotSix() {
    measure("mutation {" + " m".repeat(5) + " n }");
    assertRefused(
        ErrorCode.TOO_MANY_MUTATIONS, 5, () -> measure("mutation {" + " m".repeat(6) + "}"));
    assertRefused(
        ErrorCode.TOO_MANY_MUTATIONS,
        5,
        () -> measure("mutation { ...F ...F } fragment F on M {" + " m".repeat(3) + "}"));
    measure("query {" + " m".repeat(6) + "}");
  }

  @Test
  void takesTwentyDirectivesAndNotTwentyOne() {
    measure("{ a" + " @include(if: true)".repeat(20) + "}");
    assertRefused(
        ErrorCode.TOO_MANY_DIRECTIVES,
        20,
        () -> measure("query @a { a" + " @include(if: true)".repeat(20) + "}"));
  }

  @Test
  void refusesAFragmentThatSpreadsItself() {
    DocumentRefused direct =
        assertThrows(
            DocumentRefused.class, () -> measure("{ ...A } fragment A on T { a { ...A } }"));
    assertEquals(
        ErrorCode.GRAPHQL_VALIDATION_FAILED, ((LimitExceeded) direct.errors().get(0)).code());
    assertThrows(
        DocumentRefused.class,
        () -> measure("{ ...A } fragment A on T { ...B } fragment B on T { ... { ...A } }"));
  }

  @Test
  void aFragmentBombIsRefusedInNoTime() {
    String bomb =
        "{ ...F0 } "
            + IntStream.range(0, 100)
                .mapToObj(i -> "fragment F" + i + " on T { ...F%1$d ...F%1$d }".formatted(i + 1))
                .collect(Collectors.joining(" "))
            + " fragment F100 on T { a }";
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> assertRefused(ErrorCode.TOO_MANY_FIELDS, 2000, () -> measure(bomb)));
  }

  @Test
  void acceptsTheIntrospectionOfTools() {
    assertTrue(measure(IntrospectionQuery.INTROSPECTION_QUERY));
    assertTrue(measure("{ ...A } fragment A on Query { __type(name: \"T\") { name } }"));
    assertFalse(measure("{ __typename a { __typename } }"));
  }

  private static String aliases(int count) {
    return IntStream.range(0, count).mapToObj(i -> " a" + i + ": a").collect(Collectors.joining());
  }

  private static boolean measure(String document) {
    return DocumentShape.asksAboutSchema(Parser.parse(document), TestLimits.defaults());
  }
}
