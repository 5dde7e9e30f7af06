package org.crowdshelf.shared.input;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DelegatingDataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the empty text in an optional text or id of an input as null: forms send it for a field
 * that was left empty. Arguments that are texts themselves, as cursors are, stay as they were sent.
 */
public final class EmptyTexts {

  private EmptyTexts() {}

  /** The environment of a field; the same one if no input has an empty text. */
  public static DataFetchingEnvironment asNull(DataFetchingEnvironment environment) {
    Map<String, Object> arguments = environment.getArguments();
    Map<String, Object> read = arguments;
    for (GraphQLArgument definition : environment.getFieldDefinition().getArguments()) {
      if (!(arguments.get(definition.getName()) instanceof String)) {
        read = replaced(read, arguments, definition.getName(), definition.getType());
      }
    }
    return read == arguments ? environment : new WithArguments(environment, read);
  }

  private static final class WithArguments extends DelegatingDataFetchingEnvironment {

    private final Map<String, Object> arguments;

    private WithArguments(DataFetchingEnvironment environment, Map<String, Object> arguments) {
      super(environment);
      this.arguments = arguments;
    }

    @Override
    public Map<String, Object> getArguments() {
      return arguments;
    }

    @Override
    public boolean containsArgument(String name) {
      return arguments.containsKey(name);
    }

    @Override
    @SuppressWarnings("unchecked") // The caller names the type, as the engine's own methods do.
    public <T> T getArgument(String name) {
      return (T) arguments.get(name);
    }

    @Override
    public <T> T getArgumentOrDefault(String name, T fallback) {
      T value = getArgument(name);
      return value == null ? fallback : value;
    }
  }

  private static Object read(GraphQLInputType type, Object value) {
    if (value instanceof String text) {
      return text.isEmpty() && isOptionalText(type) ? null : text;
    }
    GraphQLInputType wrapped = (GraphQLInputType) GraphQLTypeUtil.unwrapNonNullAs(type);
    if (wrapped instanceof GraphQLList list && value instanceof List<?> values) {
      GraphQLInputType element = (GraphQLInputType) list.getWrappedType();
      List<Object> read = values.stream().map(each -> read(element, each)).toList();
      return read.equals(values) ? value : read;
    }
    return wrapped instanceof GraphQLInputObjectType input && value instanceof Map<?, ?> fields
        ? fields(input, fields)
        : value;
  }

  @SuppressWarnings("unchecked") // The engine makes input objects with names as keys.
  private static Map<String, Object> fields(GraphQLInputObjectType input, Map<?, ?> values) {
    Map<String, Object> sent = (Map<String, Object>) values;
    Map<String, Object> read = sent;
    for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
      read = replaced(read, sent, field.getName(), field.getType());
    }
    return read;
  }

  private static Map<String, Object> replaced(
      Map<String, Object> read, Map<String, Object> sent, String name, GraphQLInputType type) {
    Object value = sent.get(name);
    Object present = value == null ? null : read(type, value);
    if (present == value) {
      return read;
    }
    Map<String, Object> changed = read == sent ? new LinkedHashMap<>(sent) : read;
    changed.put(name, present);
    return changed;
  }

  private static boolean isOptionalText(GraphQLInputType type) {
    return type instanceof GraphQLNamedType named
        && !(type instanceof GraphQLNonNull)
        && (named.getName().equals(Scalars.GraphQLString.getName())
            || named.getName().equals(Scalars.GraphQLID.getName()));
  }
}
