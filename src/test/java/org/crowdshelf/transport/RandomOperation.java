package org.crowdshelf.transport;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Random;

/** Writes operations that fit a schema, and some that nearly do. */
final class RandomOperation {

  private static final int MAX_DEPTH = 7;
  private static final double WRONG = 0.02;

  private static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\" \"",
          "\"图书馆\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\u202Eabc\"",
          "\"%_'\\\";--\"",
          "\"😀👩‍👩‍👧\"",
          "\"CNY\"",
          "\"330100\"",
          "\"https://example.org/a\"",
          "\"javascript:alert(1)\"",
          "\"<script>alert(1)</script>\"",
          "\"prj_0\"",
          "\"acc_00000000000000000000000000\"",
          "\"2027-02-29\"",
          "\"2026-12-01\"",
          "\"2026-12-01T08:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"" + "长".repeat(3000) + "\"");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "5",
          "30",
          "100",
          "101",
          "1.9",
          "1e3",
          "1.0",
          "2147483647",
          "2147483648",
          "9007199254740991",
          "9007199254740992",
          "9223372036854775807",
          "18446744073709551621");

  private static final List<String> ODD =
      List.of("null", "true", "[]", "{}", "\"x\"", "1", "1.5", "ENUM", "[[1]]", "{a: {b: 1}}");

  private final GraphQLSchema schema;
  private final Random random;

  RandomOperation(GraphQLSchema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  String next() {
    return random.nextInt(4) == 0
        ? "mutation " + selection(schema.getMutationType(), 1, 1)
        : "query " + selection(schema.getQueryType(), 1, 3);
  }

  private String selection(GraphQLCompositeType type, int depth, int most) {
    StringBuilder text = new StringBuilder("{ ");
    if (type instanceof GraphQLFieldsContainer container && depth < MAX_DEPTH) {
      List<GraphQLFieldDefinition> fields = container.getFieldDefinitions();
      for (int i = random.nextInt(most); i >= 0; i--) {
        text.append("f").append(i).append(": ").append(field(pick(fields), depth)).append(' ');
      }
    }
    if (happens(WRONG)) {
      text.append(pick(List.of("nothing ", "__schema ", "... on Nothing { id } ", "@skip ")));
    }
    return text.append("__typename }").toString();
  }

  private String field(GraphQLFieldDefinition field, int depth) {
    StringBuilder text = new StringBuilder(field.getName());
    StringBuilder arguments = new StringBuilder();
    for (GraphQLArgument argument : field.getArguments()) {
      if (given(argument.getType())) {
        arguments.append(argument.getName()).append(": ").append(value(argument.getType(), 0));
        arguments.append(' ');
      }
    }
    if (!arguments.isEmpty()) {
      text.append('(').append(arguments).append(')');
    }
    GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
    return type instanceof GraphQLCompositeType composite
        ? text + " " + selection(composite, depth + 1, 4)
        : text.toString();
  }

  private boolean given(GraphQLType type) {
    return type instanceof GraphQLNonNull ? !happens(WRONG) : random.nextBoolean();
  }

  private String value(GraphQLType type, int depth) {
    if (happens(WRONG)) {
      return pick(ODD);
    }
    if (type instanceof GraphQLNonNull required) {
      return value(required.getWrappedType(), depth);
    }
    if (type instanceof GraphQLList list) {
      StringBuilder text = new StringBuilder("[");
      for (int i = random.nextInt(3); i > 0; i--) {
        text.append(value(list.getWrappedType(), depth)).append(' ');
      }
      return text.append(']').toString();
    }
    if (type instanceof GraphQLInputObjectType input) {
      StringBuilder text = new StringBuilder("{");
      for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
        if (depth < MAX_DEPTH && given(field.getType())) {
          text.append(field.getName()).append(": ").append(value(field.getType(), depth + 1));
          text.append(' ');
        }
      }
      return text.append('}').toString();
    }
    if (type instanceof GraphQLEnumType choice) {
      return pick(choice.getValues()).getName();
    }
    return switch (((GraphQLNamedType) type).getName()) {
      case "Boolean" -> random.nextBoolean() ? "true" : "false";
      case "Int", "Float", "MinorUnits" -> pick(NUMBERS);
      default -> pick(TEXTS);
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }
}
