package org.crowdshelf.transport.engine;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the plain selections of one execution once for all objects of a list. An execution has its
 * own plans, because its variables decide which fields are skipped.
 */
final class PlainPlans {

  // The same selection may apply to several types, of which only some are plain.
  private record Place(List<Field> fields, GraphQLType type) {}

  private record TypeName(String name) implements PlainFetcher {

    @Override
    public Object read(Object parent, Locale locale) {
      return name;
    }
  }

  private final ExecutionContext context;
  private final FieldCollector collector;
  private final Map<Place, Optional<PlainValue>> values = new ConcurrentHashMap<>();
  private final Map<Place, Optional<PlainObject.Field>> fields = new ConcurrentHashMap<>();

  private PlainPlans(ExecutionContext context, FieldCollector collector) {
    this.context = context;
    this.collector = collector;
  }

  /** The plans of this execution. */
  static PlainPlans of(ExecutionContext context, FieldCollector collector) {
    return context
        .getGraphQLContext()
        .computeIfAbsent(PlainPlans.class, first -> new PlainPlans(context, collector));
  }

  /** The plan that completes values of this type; empty unless all selected fields are plain. */
  Optional<PlainValue> value(MergedField asked, GraphQLType type) {
    return values.computeIfAbsent(
        new Place(asked.getFields(), type),
        place -> Optional.ofNullable(value(place.fields, place.type)));
  }

  /**
   * The plan that reads a field from parents of this type; empty unless the field and its selection
   * are plain.
   */
  Optional<PlainObject.Field> field(MergedField asked, GraphQLObjectType parents) {
    return fields.computeIfAbsent(
        new Place(asked.getFields(), parents),
        place -> Optional.ofNullable(plainField(asked, parents)));
  }

  private PlainValue value(List<Field> fields, GraphQLType type) {
    if (type instanceof GraphQLScalarType scalar) {
      return new PlainValue.Scalar(scalar);
    }
    if (type instanceof GraphQLEnumType constants) {
      return new PlainValue.Constant(constants);
    }
    if (type instanceof GraphQLList list) {
      PlainValue.Part element = part(fields, list.getWrappedType());
      return element == null ? null : new PlainValue.Elements(element);
    }
    return type instanceof GraphQLObjectType object ? selection(fields, object) : null;
  }

  private PlainValue.Part part(List<Field> fields, GraphQLType type) {
    PlainValue value = value(fields, GraphQLTypeUtil.unwrapNonNull(type));
    return value == null ? null : new PlainValue.Part(value, GraphQLTypeUtil.isNonNull(type));
  }

  private PlainValue selection(List<Field> asked, GraphQLObjectType type) {
    List<PlainObject.Field> fields = new ArrayList<>();
    for (MergedField field : selected(asked, type)) {
      PlainObject.Field plain = plainField(field, type);
      if (plain == null) {
        return null;
      }
      fields.add(plain);
    }
    return new PlainObject.Selection(List.copyOf(fields));
  }

  private List<MergedField> selected(List<Field> asked, GraphQLObjectType type) {
    FieldCollectorParameters parameters =
        FieldCollectorParameters.newParameters()
            .schema(context.getGraphQLSchema())
            .objectType(type)
            .fragments(context.getFragmentsByName())
            .variables(context.getCoercedVariables().toMap())
            .graphQLContext(context.getGraphQLContext())
            .build();
    return collector
        .collectFields(parameters, MergedField.newMergedField(asked).build())
        .getSubFieldsList();
  }

  private PlainObject.Field plainField(MergedField field, GraphQLObjectType type) {
    GraphQLSchema schema = context.getGraphQLSchema();
    GraphQLFieldDefinition definition =
        Introspection.getFieldDefinition(schema, type, field.getName());
    DataFetcher<?> fetcher =
        field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())
            ? new TypeName(type.getName())
            : schema.getCodeRegistry().getDataFetcher(type, definition);
    PlainFetcher plain = plain(fetcher, field, definition);
    if (plain == null) {
      return null;
    }
    PlainValue.Part part = part(field.getFields(), definition.getType());
    return part == null
        ? null
        : new PlainObject.Field(new SerializedString(field.getResultKey()), plain, part);
  }

  private PlainFetcher plain(
      DataFetcher<?> fetcher, MergedField field, GraphQLFieldDefinition definition) {
    if (fetcher instanceof PictureAddress picture) {
      return picture.at(arguments(field, definition)).orElse(null);
    }
    return fetcher instanceof PlainFetcher plain ? plain : null;
  }

  private Map<String, Object> arguments(MergedField field, GraphQLFieldDefinition definition) {
    return ValuesResolver.getArgumentValues(
        context.getGraphQLSchema().getCodeRegistry(),
        definition.getArguments(),
        field.getArguments(),
        context.getCoercedVariables(),
        context.getGraphQLContext(),
        context.getLocale());
  }
}
