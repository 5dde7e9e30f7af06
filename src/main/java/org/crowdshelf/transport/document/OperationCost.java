package org.crowdshelf.transport.document;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
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
import org.crowdshelf.shared.error.ErrorCode;

/**
 * The maximum number of objects in an answer. An object costs 1 plus its content; a list costs its
 * size times its content. The size of a list is its {@code first} or {@code last}, {@value #PAGE}
 * if both are left out, {@value #LIST} if the field has neither argument ({@code daily}: {@value
 * #DAYS}). An object costs 1 more for every {@value #VALUES} scalars that are selected of it.
 * {@code statistics} costs {@value #STATISTICS} in place of 1, because it reads each project that
 * its filter matches, and {@code gaps} costs {@value #GAPS} more, because it checks each project by
 * statements of its own. What {@code @skip} and {@code @include} leave out costs nothing.
 */
public final class OperationCost extends SelectionWalk<OperationCost.Place, OperationCost.Sum> {

  static final int PAGE = 20;
  static final int LIST = 10;

  static final int STATISTICS = 200;
  static final int GAPS = 50;
  static final int DAYS = 92;

  static final int VALUES = 10;

  private static final int LONGEST_PAGE = 100;

  private static final long CEILING = Integer.MAX_VALUE;

  /**
   * The place of a selection set.
   *
   * @param page the entries of the page of which the set is directly a part; 0 elsewhere
   */
  record Place(GraphQLCompositeType type, int page) {}

  /**
   * The cost of a selection set.
   *
   * @param objects the cost of the objects within it
   * @param values the scalars directly in it
   */
  record Sum(long objects, long values) {
    static final Sum NONE = new Sum(0, 0);
    static final Sum VALUE = new Sum(0, 1);

    long cost() {
      return Math.min(objects + values / VALUES, CEILING);
    }
  }

  private final GraphQLSchema schema;
  private final Map<String, Object> variables = new HashMap<>();

  private OperationCost(GraphQLSchema schema, Document document) {
    super(document, Sum.NONE);
    this.schema = schema;
  }

  /** The cost of an operation of a valid document, at most 2^31-1. */
  public static long of(
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      Map<String, Object> variables) {
    OperationCost cost = new OperationCost(schema, document);
    operation
        .getVariableDefinitions()
        .forEach(variable -> cost.remember(variable.getName(), variable.getDefaultValue()));
    cost.variables.putAll(variables);
    GraphQLCompositeType root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    return cost.selections(operation.getSelectionSet(), new Place(root, 0)).cost();
  }

  /**
   * Refuses an operation of a valid document that costs too much.
   *
   * @throws DocumentRefused QUERY_TOO_COMPLEX
   */
  public static long atMost(
      int max,
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      Map<String, Object> variables) {
    long cost = of(schema, document, operation, variables);
    if (cost > max) {
      throw DocumentRefused.over(ErrorCode.QUERY_TOO_COMPLEX, max);
    }
    return cost;
  }

  private void remember(String variable, Value<?> standard) {
    if (standard instanceof IntValue number) {
      variables.put(variable, number.getValue());
    } else if (standard instanceof BooleanValue yes) {
      variables.put(variable, yes.isValue());
    }
  }

  @Override
  protected boolean enters(DirectivesContainer<?> place) {
    return !Conditions.leaveOut(place, variables);
  }

  @Override
  protected Sum plus(Sum one, Sum other) {
    return new Sum(
        Math.min(one.objects + other.objects, CEILING),
        Math.min(one.values + other.values, CEILING));
  }

  @Override
  protected Place narrowed(Place place, TypeName condition) {
    return condition == null
        ? place
        : new Place((GraphQLCompositeType) schema.getType(condition.getName()), place.page);
  }

  @Override
  protected Sum field(Field field, Place place) {
    if (field.getSelectionSet() == null) {
      return Sum.VALUE;
    }
    // GraphQL Java limits introspection itself.
    if (field.getName().startsWith("__")) {
      return Sum.NONE;
    }
    return new Sum(object(field, place), 0);
  }

  private long object(Field field, Place place) {
    GraphQLFieldDefinition definition =
        ((GraphQLFieldsContainer) place.type).getFieldDefinition(field.getName());
    GraphQLCompositeType type =
        (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType());
    boolean paged = definition.getArgument("first") != null;
    int size = paged ? pageSize(field) : listSize(field);
    if (!isList(definition.getType())) {
      return Math.min(own(field) + inside(field, type, paged ? size : 0), CEILING);
    }
    // The list inside a page is as long as the page.
    long entries = place.page > 0 && !paged ? place.page : size;
    return Math.min(own(field) - 1 + entries * (1 + inside(field, type, 0)), CEILING);
  }

  private long inside(Field field, GraphQLCompositeType type, int page) {
    return selections(field.getSelectionSet(), new Place(type, page)).cost();
  }

  private static long own(Field field) {
    return switch (field.getName()) {
      case "statistics" -> STATISTICS;
      case "gaps" -> 1 + GAPS;
      default -> 1;
    };
  }

  private static int listSize(Field field) {
    return field.getName().equals("daily") ? DAYS : LIST;
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

  // The field itself refuses a size out of range; here it counts as the nearest size in range.
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
