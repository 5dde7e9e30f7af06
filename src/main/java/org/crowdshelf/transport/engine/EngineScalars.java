package org.crowdshelf.transport.engine;

import graphql.Scalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLScalarType;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.shared.money.MinorUnitsCoercing;

/**
 * The scalars of the served schema. They parse exactly, where the engine's own round, wrap or let
 * anything pass, and they say where they are specified.
 */
final class EngineScalars {

  /** Scalars that the schema builder adds to every schema and that no field here has. */
  static final Set<String> UNUSED = Set.of("BigDecimal", "BigInteger");

  private record Scalar(String description, String specification, Coercing<?, ?> coercing) {}

  private static final Map<String, Scalar> SPECIFIED =
      Map.of(
          "MinorUnits",
          new Scalar(
              "Whole number of the currency's minor unit (fen, cent), -(2^53-1)..2^53-1, a JSON number.",
              "https://www.rfc-editor.org/rfc/rfc8259#section-6",
              new MinorUnitsCoercing()),
          "DateTime",
          new Scalar(
              "An instant with its offset from UTC, years 0001 to 9998: 2015-04-09T08:00:00Z. Answers are in UTC.",
              "https://scalars.graphql.org/andimarek/date-time.html",
              IsoCoercing.dateTime()),
          "Date",
          new Scalar(
              "A calendar date without a time, years 0001 to 9998: 2015-04-09.",
              "https://scalars.graphql.org/andimarek/local-date.html",
              IsoCoercing.date()));

  private EngineScalars() {}

  /** The scalar as it is served; the same one if nothing about it changes. */
  static GraphQLScalarType served(GraphQLScalarType scalar) {
    // The schema builder's Int takes numbers beyond 32 bits.
    if (scalar.getName().equals(Scalars.GraphQLInt.getName())) {
      return scalar.transform(builder -> builder.coercing(Scalars.GraphQLInt.getCoercing()));
    }
    Scalar specified = SPECIFIED.get(scalar.getName());
    return specified == null
        ? scalar
        : scalar.transform(
            builder ->
                builder
                    .description(specified.description())
                    .specifiedByUrl(specified.specification())
                    .withAppliedDirective(specifiedBy(specified.specification()))
                    .coercing(specified.coercing()));
  }

  // The printed schema shows applied directives alone.
  private static GraphQLAppliedDirective specifiedBy(String url) {
    return GraphQLAppliedDirective.newDirective()
        .name("specifiedBy")
        .argument(
            GraphQLAppliedDirectiveArgument.newArgument()
                .name("url")
                .type(Scalars.GraphQLString)
                .valueProgrammatic(url))
        .build();
  }
}
