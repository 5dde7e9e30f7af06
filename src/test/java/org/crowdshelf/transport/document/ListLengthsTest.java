package org.crowdshelf.transport.document;

import static org.crowdshelf.transport.request.TestLimits.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.language.Document;
import graphql.parser.Parser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in documents and in variables have at most so many entries, wherever they stand. */
class ListLengthsTest {

  private static final int MAX = 3;

  @Test
  void takesListsUpToTheLimitInVariables() {
    ListLengths.check(Map.of("a", list(MAX), "b", List.of(list(MAX), list(MAX))), MAX);
  }

  @Test
  void refusesALongListWhereverItStandsInVariables() {
    assertLong(() -> ListLengths.check(Map.of("a", list(MAX + 1)), MAX));
    assertLong(() -> ListLengths.check(Map.of("a", List.of(Map.of("b", list(MAX + 1)))), MAX));
    assertLong(() -> ListLengths.check(Map.of("a", List.of(List.of(list(MAX + 1)))), MAX));
  }

  @Test
  void takesListsUpToTheLimitInADocument() {
    // Document, operation, selections, field, argument, list and its two numbers.
    assertEquals(8, DocumentTree.nodes(parsed("{ a(b: [1, 2]) }"), MAX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ a(b: [1, 2, 3, 4]) }",
        "{ a(b: {c: [[1, 2, 3, 4]]}) }",
        "query($a: [Int] = [1, 2, 3, 4]) { a }",
        "{ a @b(c: [1, 2, 3, 4]) }",
        "{ a } fragment B on C { d(e: [1, 2, 3, 4]) }"
      })
  void refusesALongListWhereverItStandsInADocument(String text) {
    assertLong(() -> DocumentTree.nodes(parsed(text), MAX));
  }

  private static void assertLong(Executable check) {
    assertRefused(ErrorCode.LIST_TOO_LONG, MAX, check);
  }

  private static List<Object> list(int size) {
    return Collections.nCopies(size, 1);
  }

  private static Document parsed(String text) {
    return new Parser().parseDocument(text);
  }
}
