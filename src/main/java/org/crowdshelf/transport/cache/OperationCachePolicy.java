package org.crowdshelf.transport.cache;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;

/**
 * Works out the {@link CachePolicy} of a query from its fields, those left out by variables aside.
 */
public final class OperationCachePolicy {

  // Longer than any rule: where a query asks for nothing that has one.
  private static final CachePolicy ANY = new CachePolicy(Integer.MAX_VALUE, 0);

  private final GraphQLSchema schema;
  private final Document document;
  private final Map<String, Object> variables = new HashMap<>();
  private CachePolicy shortest = ANY;

  private OperationCachePolicy(GraphQLSchema schema, Document document) {
    this.schema = schema;
    this.document = document;
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
    fields.visit(query.getSelectionSet(), schema.getQueryType());
    return fields.shortest.equals(ANY) ? CachePolicy.NEVER : fields.shortest;
  }

  private void visit(SelectionSet selections, GraphQLCompositeType type) {
    for (Selection<?> selection : selections.getSelections()) {
      if (!isLeftOut((DirectivesContainer<?>) selection)) {
        visit(selection, type);
      }
    }
  }

  private void visit(Selection<?> selection, GraphQLCompositeType type) {
    if (selection instanceof Field field) {
      visitField(field, type);
    } else if (selection instanceof InlineFragment inline) {
      visit(inline.getSelectionSet(), narrowed(type, inline.getTypeCondition()));
    } else {
      String name = ((FragmentSpread) selection).getName();
      FragmentDefinition fragment =
          document.getDefinitionsOfType(FragmentDefinition.class).stream()
              .filter(one -> one.getName().equals(name))
              .findFirst()
              .orElseThrow();
      visit(fragment.getSelectionSet(), narrowed(type, fragment.getTypeCondition()));
    }
  }

  private void visitField(Field field, GraphQLCompositeType parent) {
    if (field.getName().startsWith("__")) {
      // What is said about the schema is for tools, which want it as it is.
      shortest = field.getName().equals("__typename") ? shortest : CachePolicy.NEVER;
      return;
    }
    GraphQLNamedType type =
        GraphQLTypeUtil.unwrapAll(
            ((GraphQLFieldsContainer) parent).getFieldDefinition(field.getName()).getType());
    CachePolicy own = CachePolicy.RULES.get(parent.getName() + "." + field.getName());
    boolean undecided = own == null && parent == schema.getQueryType();
    shortest =
        shortest.or(undecided ? CachePolicy.NEVER : own).or(CachePolicy.RULES.get(type.getName()));
    if (field.getSelectionSet() != null) {
      visit(field.getSelectionSet(), (GraphQLCompositeType) type);
    }
  }

  private GraphQLCompositeType narrowed(GraphQLCompositeType type, TypeName condition) {
    if (condition == null) {
      return type;
    }
    shortest = shortest.or(CachePolicy.RULES.get(condition.getName()));
    return (GraphQLCompositeType) schema.getType(condition.getName());
  }

  private boolean isLeftOut(DirectivesContainer<?> place) {
    return is(place, "skip", true) || is(place, "include", false);
  }

  private boolean is(DirectivesContainer<?> place, String directive, boolean expected) {
    for (Directive one : place.getDirectives(directive)) {
      Argument condition = one.getArgument("if");
      if (Boolean.valueOf(expected).equals(value(condition.getValue()))) {
        return true;
      }
    }
    return false;
  }

  private Object value(Value<?> value) {
    return value instanceof BooleanValue literal
        ? (Object) literal.isValue()
        : value instanceof VariableReference variable ? variables.get(variable.getName()) : null;
  }
}
