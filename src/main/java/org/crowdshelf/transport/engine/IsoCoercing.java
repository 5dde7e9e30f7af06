package org.crowdshelf.transport.engine;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Parses dates and instants in ISO 8601, years 1 to 9998. Values become canonical text; instants
 * are in UTC.
 */
final class IsoCoercing implements Coercing<String, String> {

  private final String expected;
  private final UnaryOperator<String> canonical;

  private IsoCoercing(String expected, UnaryOperator<String> canonical) {
    this.expected = expected;
    this.canonical = canonical;
  }

  static IsoCoercing date() {
    return new IsoCoercing(
        "Date must be a calendar date like 2015-04-09",
        text -> plain(LocalDate.parse(text), LocalDate.parse(text).getYear()));
  }

  static IsoCoercing dateTime() {
    return new IsoCoercing(
        "DateTime must be an instant like 2015-04-09T08:00:00Z",
        text -> {
          OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
          return plain(time.toInstant(), time.getYear());
        });
  }

  private static String plain(Object value, int year) {
    if (year < 1 || year > 9998) {
      throw new DateTimeException("year out of range");
    }
    return value.toString();
  }

  @Override
  public String serialize(Object result, GraphQLContext context, Locale locale) {
    return result.toString();
  }

  @Override
  public String parseValue(Object input, GraphQLContext context, Locale locale) {
    if (input instanceof String text) {
      try {
        return canonical.apply(text);
      } catch (DateTimeException malformed) {
        // fails below
      }
    }
    throw new CoercingParseValueException(expected);
  }

  @Override
  public String parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof StringValue literal) {
      try {
        return canonical.apply(literal.getValue());
      } catch (DateTimeException malformed) {
        // fails below
      }
    }
    throw new CoercingParseLiteralException(expected);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return StringValue.of(input.toString());
  }
}
