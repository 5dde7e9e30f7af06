package org.crowdshelf.transport.cache;

import graphql.language.BooleanValue;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;
import org.crowdshelf.transport.document.Conditions;
import org.crowdshelf.transport.document.SelectionWalk;

/**
 * Works out the {@link CachePolicy} of a query from its fields; fields that variables leave out do
 * not count.
 */
public final class OperationCachePolicy extends SelectionWalk<GraphQLCompositeType, CachePolicy> {

  // Longer than any rule: the policy of a query in which no field has one.
  private static final CachePolicy ANY = new CachePolicy(Integer.MAX_VALUE, 0);

  private final GraphQLSchema schema;
  private final Map<String, Object> variables = new HashMap<>();

  private OperationCachePolicy(GraphQLSchema schema, Document document) {
    super(document, ANY);
    this.schema = schema;
  }

  /** The cache policy of a query of a valid document. */
  public static CachePolicy of(
      GraphQLSchema schema,
      Document document,
      OperationDefinition query,
      Map<String, Object> variables) {
    OperationCachePolicy fields = new OperationCachePolicy(schema, document);
    query.getVariableDefinitions().stream()
        .filter(variable -> variable.getDefaultValue() instanceof BooleanValue)
        .forEach(
            variable ->
                fields.variables.put(
                    variable.getName(), ((BooleanValue) variable.getDefaultValue()).isValue()));
    fields.variables.putAll(variables);
    CachePolicy shortest = fields.selections(query.getSelectionSet(), schema.getQueryType());
    return shortest.equals(ANY) ? CachePolicy.NEVER : shortest;
  }

  @Override
  protected CachePolicy field(Field field, GraphQLCompositeType parent) {
    if (field.getName().startsWith("__")) {
      // Tools ask for the schema and want its current state.
      return field.getName().equals("__typename") ? ANY : CachePolicy.NEVER;
    }
    GraphQLNamedType type =
        GraphQLTypeUtil.unwrapAll(
            ((GraphQLFieldsContainer) parent).getFieldDefinition(field.getName()).getType());
    CachePolicy own = CachePolicy.RULES.get(parent.getName() + "." + field.getName());
    boolean undecided = own == null && parent == schema.getQueryType();
    CachePolicy shortest =
        ANY.or(undecided ? CachePolicy.NEVER : own).or(CachePolicy.RULES.get(type.getName()));
    return field.getSelectionSet() == null
        ? shortest
        : shortest.or(selections(field.getSelectionSet(), (GraphQLCompositeType) type));
  }

  @Override
  protected CachePolicy plus(CachePolicy one, CachePolicy other) {
    return one.or(other);
  }

  @Override
  protected GraphQLCompositeType narrowed(GraphQLCompositeType type, TypeName condition) {
    return condition == null ? type : (GraphQLCompositeType) schema.getType(condition.getName());
  }

  @Override
  protected CachePolicy fragment(TypeName condition, CachePolicy selections) {
    return condition == null
        ? selections
        : selections.or(CachePolicy.RULES.get(condition.getName()));
  }

  @Override
  protected boolean enters(DirectivesContainer<?> place) {
    return !Conditions.leaveOut(place, variables);
  }
}
