package org.crowdshelf.transport.engine;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.crowdshelf.support.RawRequest;

/**
 * Generates operations that fit a schema, and some that almost fit; half of the arguments are
 * variables.
 */
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

  private static final List<String> SMALL = List.of("1", "2", "3", "20");
  private static final List<String> DAYS = List.of("\"2026-12-01\"", "\"2028-02-29\"");
  private static final List<String> INSTANTS =
      List.of("\"2026-12-01T08:00:00Z\"", "\"2015-11-03T00:00:00+08:00\"");

  private static final List<String> ODD =
      List.of("null", "true", "[]", "{}", "\"x\"", "1", "1.5", "[[1]]", "[null]");

  // Types that only GraphQL knows.
  private static final List<String> ODD_LITERALS = List.of("ENUM", "{a: {b: 1}}", "$unknown");

  private final GraphQLSchema schema;
  private final Random random;
  private final List<String> ids;
  private final List<String> declared = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** An operation and the JSON object of its variables. */
  record Written(String document, String variables) {

    /** The body of a request. */
    String body() {
      return "{\"query\":\"" + RawRequest.escaped(document) + "\",\"variables\":" + variables + "}";
    }
  }

  /** Generates operations that often use one of these ids. */
  RandomOperation(GraphQLSchema schema, Random random, List<String> ids) {
    this.schema = schema;
    this.random = random;
    this.ids = ids.stream().map(id -> '"' + id + '"').toList();
  }

  Written next() {
    declared.clear();
    values.clear();
    boolean mutation = random.nextInt(4) == 0;
    String selection =
        mutation
            ? selection(schema.getMutationType(), 1, 1)
            : selection(schema.getQueryType(), 1, 3);
    String head = declared.isEmpty() ? "" : "fuzz(" + String.join(", ", declared) + ") ";
    return new Written(
        (mutation ? "mutation " : "query ") + head + selection,
        "{" + String.join(", ", values) + "}");
  }

  private String selection(GraphQLCompositeType type, int depth, int most) {
    StringBuilder text = new StringBuilder("{ ");
    if (type instanceof GraphQLFieldsContainer container && depth < MAX_DEPTH) {
      List<GraphQLFieldDefinition> fields = container.getFieldDefinitions();
      for (int i = random.nextInt(most); i >= 0; i--) {
        text.append(answerName(depth, i)).append(field(pick(fields), depth)).append(' ');
      }
    }
    if (type instanceof GraphQLInterfaceType anyOf && depth < MAX_DEPTH) {
      GraphQLCompositeType one = pick(schema.getImplementations(anyOf));
      text.append("... on ").append(one.getName()).append(' ').append(selection(one, depth + 1, 3));
    }
    if (happens(WRONG)) {
      text.append(pick(List.of("nothing ", "__schema ", "... on Nothing { id } ", "@skip ")));
    }
    return text.append(" __typename }").toString();
  }

  // Each level has its own alias, so that selections of one object never conflict.
  private static String answerName(int depth, int number) {
    return (char) ('a' + depth) + "" + number + ": ";
  }

  private String field(GraphQLFieldDefinition field, int depth) {
    StringBuilder text = new StringBuilder(field.getName());
    StringBuilder arguments = new StringBuilder();
    for (GraphQLArgument argument : field.getArguments()) {
      if (given(argument.getType())) {
        arguments.append(argument.getName()).append(": ").append(argument(argument.getType()));
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

  private String argument(GraphQLType type) {
    if (random.nextBoolean()) {
      return value(type, 0, false);
    }
    String name = "v" + declared.size();
    declared.add(
        "$" + name + ": " + (happens(WRONG) ? "String" : GraphQLTypeUtil.simplePrint(type)));
    if (!happens(WRONG)) {
      values.add('"' + name + "\": " + value(type, 0, true));
    }
    return "$" + name;
  }

  private boolean given(GraphQLType type) {
    return type instanceof GraphQLNonNull ? !happens(WRONG) : random.nextBoolean();
  }

  private String value(GraphQLType type, int depth, boolean json) {
    if (happens(WRONG)) {
      return pick(json || random.nextBoolean() ? ODD : ODD_LITERALS);
    }
    if (type instanceof GraphQLNonNull required) {
      return value(required.getWrappedType(), depth, json);
    }
    if (type instanceof GraphQLList list) {
      List<String> elements = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        elements.add(value(list.getWrappedType(), depth, json));
      }
      return "[" + String.join(", ", elements) + "]";
    }
    if (type instanceof GraphQLInputObjectType input) {
      return input(input, depth, json);
    }
    if (type instanceof GraphQLEnumType choice) {
      String name = pick(choice.getValues()).getName();
      return json ? '"' + name + '"' : name;
    }
    return switch (((GraphQLNamedType) type).getName()) {
      case "Boolean" -> random.nextBoolean() ? "true" : "false";
      case "Int" -> pick(random.nextInt(4) == 0 ? NUMBERS : SMALL);
      case "Float", "MinorUnits" -> pick(NUMBERS);
      case "ID" -> pick(random.nextInt(4) == 0 ? TEXTS : ids);
      case "Date" -> pick(random.nextInt(4) == 0 ? TEXTS : DAYS);
      case "DateTime" -> pick(random.nextInt(4) == 0 ? TEXTS : INSTANTS);
      default -> pick(TEXTS);
    };
  }

  private String input(GraphQLInputObjectType input, int depth, boolean json) {
    List<String> fields = new ArrayList<>();
    for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
      if (depth < MAX_DEPTH && given(field.getType())) {
        String name = json ? '"' + field.getName() + '"' : field.getName();
        fields.add(name + ": " + value(field.getType(), depth + 1, json));
      }
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }
}
