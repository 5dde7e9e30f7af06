package org.crowdshelf.transport.engine;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the data of an answer with the types of its schema. */
final class AnswerShape {

  private static final long MAX_MINOR = (1L << 53) - 1;

  private final GraphQLSchema schema;

  AnswerShape(GraphQLSchema schema) {
    this.schema = schema;
  }

  /**
   * The first problem of the data; null if it fits.
   *
   * @param data the data of the answer, an object
   */
  String problem(Document document, Map<?, ?> data) {
    OperationDefinition operation = document.getDefinitionsOfType(OperationDefinition.class).get(0);
    GraphQLObjectType root =
        operation.getOperation() == OperationDefinition.Operation.MUTATION
            ? schema.getMutationType()
            : schema.getQueryType();
    return object(root, operation.getSelectionSet(), data, "data");
  }

  private String object(
      GraphQLFieldsContainer type, SelectionSet selection, Object value, String path) {
    if (!(value instanceof Map<?, ?> fields)) {
      return path + " is no object";
    }
    if (!(schema.getType((String) fields.get("__typename")) instanceof GraphQLObjectType actual)
        || type != actual && !actual.getInterfaces().contains(type)) {
      return path + " is of type " + fields.get("__typename");
    }
    Set<String> asked = new HashSet<>();
    String problem = selected(actual, selection, fields, path, asked);
    return problem == null && !asked.equals(fields.keySet())
        ? path + " has " + fields.keySet() + ", asked for " + asked
        : problem;
  }

  private String selected(
      GraphQLObjectType actual,
      SelectionSet selection,
      Map<?, ?> fields,
      String path,
      Set<String> asked) {
    for (Selection<?> one : selection.getSelections()) {
      String problem = null;
      if (one instanceof InlineFragment fragment) {
        if (fragment.getTypeCondition().getName().equals(actual.getName())) {
          problem = selected(actual, fragment.getSelectionSet(), fields, path, asked);
        }
      } else if (one instanceof Field field) {
        asked.add(field.getResultKey());
        if (!field.getName().equals("__typename")) {
          problem = field(actual, field, fields.get(field.getResultKey()), path);
        }
      }
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private String field(GraphQLObjectType of, Field field, Object value, String path) {
    GraphQLFieldDefinition definition = of.getFieldDefinition(field.getName());
    return definition == null
        ? path + " has an unknown field " + field.getName()
        : value(definition.getType(), field.getSelectionSet(), value, path + "." + field.getName());
  }

  private String value(GraphQLType type, SelectionSet selection, Object value, String path) {
    if (type instanceof GraphQLNonNull required) {
      return value == null
          ? path + " is null"
          : value(required.getWrappedType(), selection, value, path);
    }
    if (value == null) {
      return null;
    }
    if (type instanceof GraphQLList list) {
      return list(list, selection, value, path);
    }
    if (type instanceof GraphQLFieldsContainer container) {
      return object(container, selection, value, path);
    }
    boolean fits =
        type instanceof GraphQLEnumType choice
            ? choice.getValue(value.toString()) != null
            : isScalar(((GraphQLNamedType) type).getName(), value);
    return fits ? null : path + " is " + value + ", no " + ((GraphQLNamedType) type).getName();
  }

  private String list(GraphQLList list, SelectionSet selection, Object value, String path) {
    if (!(value instanceof List<?> elements)) {
      return path + " is no list";
    }
    for (Object element : elements) {
      String problem = value((GraphQLOutputType) list.getWrappedType(), selection, element, path);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static boolean isScalar(String name, Object value) {
    try {
      return switch (name) {
        case "Boolean" -> value instanceof Boolean;
        case "Int" -> value instanceof Integer;
        case "MinorUnits" ->
            (value instanceof Integer || value instanceof Long)
                && Math.abs(((Number) value).longValue()) <= MAX_MINOR;
        case "Float" -> value instanceof Number;
        case "DateTime" -> OffsetDateTime.parse((String) value) != null;
        case "Date" -> LocalDate.parse((String) value) != null;
        default -> value instanceof String;
      };
    } catch (DateTimeParseException none) {
      return false;
    }
  }
}
