package org.crowdshelf.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import graphql.ParseAndValidate;
import graphql.introspection.IntrospectionQuery;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ExamplesTest {

  @Inject GraphQLSchema schema;

  static List<String> examples() {
    return DevPage.EXAMPLES;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fitsTheServedSchema(String name) {
    assertEquals(
        List.of(),
        ParseAndValidate.validate(schema, Parser.parse(DevPage.example(name)), Locale.ENGLISH));
  }

  @Test
  void letsToolsReadTheSchema() {
    Map<String, ?> answer =
        Person.VISITOR.asks(IntrospectionQuery.INTROSPECTION_QUERY).get("__schema.queryType");
    assertFalse(answer.isEmpty());
  }
}
