package org.crowdshelf.transport.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCostTest {

  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser()
                  .parse(
                      """
                      type Query { one: Thing, things(first: Int, after: String): Page!
                                   some: [Thing!]!, names: [String!]!, statistics: Thing, few(first: Int): [Thing!]! }
                      type Thing { name: String, one: Thing, parts: [Thing!]!
                                   things(first: Int): Page! }
                      type Page { nodes: [Thing!]!, totalCount: Int, pageInfo: Info! }
                      type Info { hasNextPage: Boolean }
                      """),
              RuntimeWiring.MOCKED_WIRING);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ names }|0",
        "{ one { name } }|1",
        "{ one { one { name } } }|2",
        "{ some { name } }|10",
        "{ some { parts { name } } }|110",
        "{ things { nodes { name } } }|21",
        "{ things(first: 5) { nodes { name } } }|6",
        "{ things(first: 5) { totalCount pageInfo { hasNextPage } } }|2",
        "{ things(first: 5) { nodes { one { name } parts { name } } } }|61",
        "{ things(first: 100) { nodes { things(first: 100) { nodes { name } } } } }|10201",
        "{ statistics { name parts { name } } }|210",
        "{ a: statistics { name } b: statistics { name } }|400",
        "{ few(first: 7) { name } }|7",
        "{ one { a:name b:name c:name d:name e:name f:name g:name h:name i:name } }|1",
        "{ one { a:name b:name c:name d:name e:name f:name g:name h:name i:name j:name } }|2",
        "{ few(first: 7) { a:name b:name c:name d:name e:name ...F } } fragment F on Thing"
            + " { f:name g:name h:name i:name j:name }|14",
        "{ few { name } }|20",
        "{ things(first: 0) { nodes { name } } }|2",
        "{ things(first: -1) { nodes { name } } }|2",
        "{ a: one { name } b: one { name } }|2",
        "{ ...F ...F } fragment F on Query { things(first: 3) { ...P } } fragment P on Page { nodes"
            + " { name } }|8",
        "{ things(first: 3) { ... on Page { nodes { name } } } }|4",
        "{ __schema { types { name } } }|0",
      })
  void countsTheObjectsAndValuesThatAnAnswerMayHold(String document, long cost) {
    assertEquals(cost, cost(document, Map.of()));
  }

  @Test
  void sizesInVariablesCount() {
    String document = "query($n: Int = 7) { things(first: $n) { nodes { name } } }";
    assertEquals(8, cost(document, Map.of()));
    assertEquals(101, cost(document, Map.of("n", 100)));
    assertEquals(101, cost(document, Map.of("n", new java.math.BigDecimal("100.0"))));
    assertEquals(101, cost(document, Map.of("n", BigInteger.ONE.shiftLeft(64))));
  }

  @Test
  void costsNothingWhereADirectiveLeavesItOut() {
    String document =
        "query($e: Boolean! = false) { things(first: 5) {"
            + " nodes @skip(if: $e) { ...F } edges: nodes @include(if: $e) { ...F one { name } } } }"
            + " fragment F on Thing { name }";
    assertEquals(6, cost(document, Map.of()));
    assertEquals(11, cost(document, Map.of("e", true)));
    assertEquals(6, cost(document, Map.of("e", false)));
    assertEquals(16, cost(document, Map.of("e", "false")), "no Boolean leaves nothing out");
    assertEquals(
        1, cost("{ one @skip(if: false) { name } some @skip(if: true) { name } }", Map.of()));
  }

  @Test
  void doesNotOverflow() {
    String document =
        "{ "
            + "things(first: 2147483647) { nodes { ".repeat(12)
            + "name"
            + " } }".repeat(12)
            + " }";
    assertEquals(Integer.MAX_VALUE, cost(document, Map.of()));
  }

  private static long cost(String text, Map<String, Object> variables) {
    Document document = Parser.parse(text);
    return OperationCost.of(SCHEMA, document, Operations.named(document, null), variables);
  }
}
