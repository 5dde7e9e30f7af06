package org.crowdshelf.transport.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crowdshelf.transport.document.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCachePolicyTest {

  // The snapshot of the served schema.
  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser()
                  .parse(
                      reader(
                          OperationCachePolicyTest.class.getResourceAsStream("/schema.graphql"))),
              RuntimeWiring.MOCKED_WIRING);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ projects { nodes { title } } }|3",
        "{ project(id: 1) { title rewards { claimed } updates { nodes { body } } } }|3",
        "{ node(id: 1) { id } }|3",
        "{ statistics { projectCount } }|30",
        "{ account(id: 1) { name } }|15",
        "{ organisation(id: 1) { name } }|15",
        "{ regions { name } }|3600",
        "{ regions { name } __typename }|3600",
      })
  void eachQueryHasItsOwn(String document, int seconds) {
    assertEquals(seconds, freshness(document, Map.of()).seconds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ regions { name } statistics { projectCount } }|30",
        "{ statistics { projectCount } projects { totalCount } }|3",
        "{ account(id: 1) { projects { totalCount } } }|3",
        "{ ...A ...B } fragment A on Query { regions { name } } fragment B on Query { projects {"
            + " totalCount } }|3",
        "{ regions { name } ... on Query { ... { statistics { raised { display } } } } }|30",
      })
  void theShortestCounts(String document, int seconds) {
    assertEquals(seconds, freshness(document, Map.of()).seconds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ viewer { roles } }|",
        "{ projects { totalCount } viewer { roles } }|",
        "{ project(id: 1) { title viewerCan { edit } } }|",
        "{ project(id: 1) { title history { deed } } }|",
        "{ node(id: 1) { ... on Pledge { state } } }|",
        "{ organisation(id: 1) { members { role } } }|",
        "{ reviewQueue { totalCount } }|",
        "{ __typename }|",
        "{ __schema { types { name } } }|",
        "{ regions { name } __type(name: \"A\") { name } }|",
      })
  void fieldsThatAreEmptyWithoutATokenAreNotKept(String document, String nothing) {
    assertTrue(freshness(document, Map.of()).isNever());
  }

  @Test
  void fieldsThatVariablesLeaveOutDoNotCount() {
    String document =
        "query($signedIn: Boolean = false) { projects { totalCount }"
            + " viewer @include(if: $signedIn) { roles } }";
    assertEquals(3, freshness(document, Map.of()).seconds());
    assertEquals(3, freshness(document, Map.of("signedIn", false)).seconds());
    assertTrue(freshness(document, Map.of("signedIn", true)).isNever());
    assertEquals(
        30,
        freshness(
                "query($a: Boolean!) { statistics { projectCount }"
                    + " ... @skip(if: $a) { projects { totalCount } } }",
                Map.of("a", true))
            .seconds());
  }

  @Test
  void everyQueryHasARule() {
    for (GraphQLFieldDefinition query : SCHEMA.getQueryType().getFieldDefinitions()) {
      assertNotNull(CachePolicy.RULES.get("Query." + query.getName()), query.getName());
    }
  }

  @Test
  void everyRuleNamesATypeOrFieldOfTheSchema() {
    for (String rule : CachePolicy.RULES.keySet()) {
      String[] place = rule.split("\\.");
      assertNotNull(SCHEMA.getObjectType(place[0]), rule);
      if (place.length == 2) {
        assertNotNull(SCHEMA.getObjectType(place[0]).getFieldDefinition(place[1]), rule);
      }
    }
  }

  private static CachePolicy freshness(String text, Map<String, Object> variables) {
    Document document = Parser.parse(text);
    return OperationCachePolicy.of(SCHEMA, document, Operations.named(document, null), variables);
  }

  private static Reader reader(java.io.InputStream file) {
    return new InputStreamReader(file, StandardCharsets.UTF_8);
  }
}
