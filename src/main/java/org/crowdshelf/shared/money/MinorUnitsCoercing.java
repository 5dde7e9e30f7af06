package org.crowdshelf.shared.money;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Parses exactly: no fraction, no exponent, no string, nothing outside ±(2^53-1). The engine's own
 * way rounds and wraps.
 */
public final class MinorUnitsCoercing implements Coercing<MinorUnits, Long> {

  private static final String EXPECTED = "MinorUnits must be a whole number within ±(2^53-1)";

  @Override
  public Long serialize(Object result, GraphQLContext context, Locale locale) {
    if (result instanceof MinorUnits units) {
      return units.value();
    }
    throw new CoercingSerializeException(EXPECTED);
  }

  @Override
  public MinorUnits parseValue(Object input, GraphQLContext context, Locale locale) {
    BigInteger whole = null;
    if (input instanceof BigDecimal number && number.scale() == 0) {
      whole = number.unscaledValue();
    } else if (input instanceof BigInteger number) {
      whole = number;
    } else if (input instanceof Integer || input instanceof Long) {
      whole = BigInteger.valueOf(((Number) input).longValue());
    }
    if (whole == null || !MinorUnits.fits(whole)) {
      throw new CoercingParseValueException(EXPECTED);
    }
    return new MinorUnits(whole);
  }

  @Override
  public MinorUnits parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof IntValue literal && MinorUnits.fits(literal.getValue())) {
      return new MinorUnits(literal.getValue());
    }
    throw new CoercingParseLiteralException(EXPECTED);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return new IntValue(((MinorUnits) input).intValueForSerialization());
  }
}
