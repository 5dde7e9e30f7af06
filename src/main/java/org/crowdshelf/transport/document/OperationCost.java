package org.crowdshelf.transport.document;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;

/**
 * How many objects an answer may hold at most: an object costs 1 and what is inside; a list costs
 * its size times what is inside. A list's size is its {@code first} or {@code last}, {@value #PAGE}
 * where both are left out, {@value #LIST} where the field has neither. Scalars are free.
 */
public final class OperationCost {

  static final int PAGE = 20;
  static final int LIST = 10;

  private static final int LONGEST_PAGE = 100;

  private static final long CEILING = Integer.MAX_VALUE;

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Map<String, Object> variables = new HashMap<>();
  // By fragment and the size of the page that it is spread in.
  private final Map<String, Long> known = new HashMap<>();

  private OperationCost(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** The cost of an operation of a valid document, at most 2^31-1. */
  public static long of(
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      Map<String, Object> variables) {
    OperationCost cost = new OperationCost(schema);
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> cost.fragments.put(fragment.getName(), fragment));
    operation.getVariableDefinitions().stream()
        .filter(variable -> variable.getDefaultValue() instanceof IntValue)
        .forEach(
            variable ->
                cost.variables.put(
                    variable.getName(), ((IntValue) variable.getDefaultValue()).getValue()));
    cost.variables.putAll(variables);
    GraphQLCompositeType root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    return cost.of(operation.getSelectionSet(), root, 0);
  }

  private long of(SelectionSet selections, GraphQLCompositeType type, int page) {
    long sum = 0;
    for (Selection<?> selection : selections.getSelections()) {
      sum = Math.min(sum + of(selection, type, page), CEILING);
    }
    return sum;
  }

  private long of(Selection<?> selection, GraphQLCompositeType type, int page) {
    if (selection instanceof Field field) {
      return ofField(field, type, page);
    }
    if (selection instanceof InlineFragment inline) {
      return of(inline.getSelectionSet(), narrowed(type, inline.getTypeCondition()), page);
    }
    String name = ((FragmentSpread) selection).getName();
    String key = name + " " + page;
    Long cost = known.get(key);
    if (cost == null) {
      FragmentDefinition fragment = fragments.get(name);
      cost = of(fragment.getSelectionSet(), narrowed(type, fragment.getTypeCondition()), page);
      known.put(key, cost);
    }
    return cost;
  }

  private GraphQLCompositeType narrowed(GraphQLCompositeType type, TypeName condition) {
    return condition == null ? type : (GraphQLCompositeType) schema.getType(condition.getName());
  }

  private long ofField(Field field, GraphQLCompositeType parent, int page) {
    // The engine has its own limits for introspection.
    if (field.getSelectionSet() == null || field.getName().startsWith("__")) {
      return 0;
    }
    GraphQLFieldDefinition definition =
        ((GraphQLFieldsContainer) parent).getFieldDefinition(field.getName());
    GraphQLCompositeType type =
        (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType());
    boolean list = isList(definition.getType());
    boolean paged = definition.getArgument("first") != null;
    int size = paged ? pageSize(field) : LIST;
    if (!list) {
      return Math.min(1 + of(field.getSelectionSet(), type, paged ? size : 0), CEILING);
    }
    // The list inside a page is as long as the page.
    long entries = page > 0 && !paged ? page : size;
    return Math.min(entries * (1 + of(field.getSelectionSet(), type, 0)), CEILING);
  }

  private static boolean isList(GraphQLType type) {
    return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
  }

  private int pageSize(Field field) {
    Integer size = null;
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals("first") || argument.getName().equals("last")) {
        Integer asked = number(argument.getValue());
        size = asked == null ? size : asked;
      }
    }
    return size == null ? PAGE : size;
  }

  // What is out of range is told by the field, so it counts as what a field takes at most.
  private Integer number(Value<?> value) {
    Object number =
        value instanceof IntValue literal
            ? literal.getValue()
            : value instanceof VariableReference variable
                ? variables.get(variable.getName())
                : null;
    return number instanceof Number size
        ? Integer.valueOf((int) Math.max(1, Math.min(size.doubleValue(), LONGEST_PAGE)))
        : null;
  }
}
