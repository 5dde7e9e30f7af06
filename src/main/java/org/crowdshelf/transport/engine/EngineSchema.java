package org.crowdshelf.transport.engine;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.Money;

/** Changes the schema where annotations are not enough. */
@ApplicationScoped
@Named(EngineHooks.SCHEMA)
class EngineSchema implements UnaryOperator<GraphQLSchema> {

  private static final Set<String> STANDARD_DIRECTIVES =
      Set.of("include", "skip", "deprecated", "specifiedBy", "oneOf");

  @Override
  public GraphQLSchema apply(GraphQLSchema schema) {
    GraphQLSchema shaped = SchemaTransformer.transformSchema(schema, new Shape());
    TypeResolver node = resolver(shaped, "Node");
    return shaped.transform(
        builder ->
            builder
                .clearAdditionalTypes()
                .additionalTypes(usedTypes(shaped))
                .clearDirectives()
                .additionalDirectives(standardDirectives(shaped))
                .codeRegistry(
                    shaped
                        .getCodeRegistry()
                        .transform(
                            code ->
                                code.typeResolver("Node", node)
                                    // The configured visibility matches each field with a regular
                                    // expression.
                                    .fieldVisibility(
                                        DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY)
                                    .dataFetcher(
                                        FieldCoordinates.coordinates("Money", "display"),
                                        new MoneyDisplay())
                                    .dataFetcher(
                                        FieldCoordinates.coordinates("Account", "name"),
                                        new AccountName())
                                    .dataFetchers(pictures(shaped)))));
  }

  private static GraphQLCodeRegistry pictures(GraphQLSchema schema) {
    GraphQLCodeRegistry.Builder pictures = GraphQLCodeRegistry.newCodeRegistry();
    PictureAddress.FIELDS.forEach(
        (type, fields) ->
            fields.forEach(
                field -> {
                  GraphQLObjectType parents = schema.getObjectType(type);
                  pictures.dataFetcher(
                      FieldCoordinates.coordinates(type, field),
                      new PictureAddress(
                          (PlainFetcher)
                              schema
                                  .getCodeRegistry()
                                  .getDataFetcher(parents, parents.getField(field))));
                }));
    return pictures.build();
  }

  // The schema builder and the engine add directives that nothing here uses, some with scalars of
  // their own.
  private static Set<GraphQLDirective> standardDirectives(GraphQLSchema schema) {
    return schema.getDirectives().stream()
        .filter(directive -> STANDARD_DIRECTIVES.contains(directive.getName()))
        .collect(Collectors.toSet());
  }

  private static Set<GraphQLType> usedTypes(GraphQLSchema schema) {
    return schema.getAdditionalTypes().stream()
        .filter(type -> !EngineScalars.UNUSED.contains(((GraphQLNamedType) type).getName()))
        .collect(Collectors.toSet());
  }

  // The resolver of the library returns a type of the schema before the change, which no fragment
  // would match.
  private static TypeResolver resolver(GraphQLSchema shaped, String interfaceName) {
    TypeResolver unshaped =
        shaped
            .getCodeRegistry()
            .getTypeResolver((GraphQLInterfaceType) shaped.getType(interfaceName));
    return env -> env.getSchema().getObjectType(unshaped.getType(env).getName());
  }

  /** Formats amounts in the language of the request, which is the locale of the operation. */
  private record MoneyDisplay() implements PlainFetcher {

    @Override
    public Object read(Object money, Locale locale) {
      return ((Money) money).display(Language.of(locale));
    }
  }

  /** Names of accounts in the request's language. */
  private record AccountName() implements PlainFetcher {

    @Override
    public Object read(Object account, Locale locale) {
      return ((AccountNode) account).name(Language.of(locale));
    }
  }

  /** The lists of inputs that cannot be left out, by type and field. */
  private static final Set<String> REQUIRED_LISTS =
      Set.of(
          "RestrictAccountInput.restrictions",
          "RedactProjectInput.path",
          "CreateUploadsInput.files",
          "AllotFundsInput.changes",
          "PlanTranchesInput.tranches",
          "TrancheInput.lines",
          "DeclareSpendingInput.receipts",
          "SetPayoutAccountInput.params",
          "SendRewardsInput.sent",
          "ReportOutcomeInput.measures");

  private static final class Shape extends GraphQLTypeVisitorStub {

    @Override
    public TraversalControl visitGraphQLScalarType(
        GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
      GraphQLScalarType served = EngineScalars.served(scalar);
      return served == scalar ? TraversalControl.CONTINUE : changeNode(context, served);
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
        GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
      String type = ((GraphQLNamedType) context.getParentNode()).getName();
      return PictureAddress.FIELDS.getOrDefault(type, List.of()).contains(field.getName())
          ? changeNode(context, PictureAddress.widened(field))
          : TraversalControl.CONTINUE;
    }

    @Override
    public TraversalControl visitGraphQLInputObjectField(
        GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
      GraphQLNamedType input = (GraphQLNamedType) context.getParentNode();
      if (REQUIRED_LISTS.contains(input.getName() + "." + field.getName())) {
        return TraversalControl.CONTINUE;
      }
      return optionalList(field.getType())
          .map(list -> changeNode(context, field.transform(builder -> builder.type(list))))
          .orElse(TraversalControl.CONTINUE);
    }

    @Override
    public TraversalControl visitGraphQLArgument(
        GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
      return optionalList(argument.getType())
          .map(list -> changeNode(context, argument.transform(builder -> builder.type(list))))
          .orElse(TraversalControl.CONTINUE);
    }

    // A list in an input is optional where REQUIRED_LISTS does not name it. The schema builder
    // takes
    // @NonNull of the elements for one of the list, so it is removed here.
    private static Optional<GraphQLInputType> optionalList(GraphQLType type) {
      return type instanceof GraphQLNonNull required
              && required.getWrappedType() instanceof GraphQLList list
          ? Optional.of(list)
          : Optional.empty();
    }
  }
}
