package org.crowdshelf.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinorUnitsCoercingTest {

  private static final MinorUnitsCoercing COERCING = new MinorUnitsCoercing();
  private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1, 9_007_199_254_740_991L, -9_007_199_254_740_991L})
  void takesWholeNumbersAsLiteralsAndInVariables(long number) {
    assertEquals(number, literal(Long.toString(number)).value());
    assertEquals(number, variable(number).value());
    assertEquals(number, variable(BigInteger.valueOf(number)).value());
    assertEquals(number, variable(BigDecimal.valueOf(number)).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "-9007199254740992",
        "9223372036854775808",
        "18446744073709551621",
        "1.9",
        "1.0",
        "1e3",
        "\"100\"",
        "true",
        "null",
        "[1]",
        "{value: 1}"
      })
  void refusesEveryOtherLiteral(String number) {
    assertThrows(CoercingParseLiteralException.class, () -> literal(number));
  }

  static Stream<Object> otherVariables() {
    return Stream.of(
        9_007_199_254_740_992L,
        -9_007_199_254_740_992L,
        new BigInteger("9223372036854775808"),
        new BigInteger("18446744073709551621"),
        new BigDecimal("18446744073709551621"),
        new BigDecimal("1.9"),
        new BigDecimal("1.0"),
        new BigDecimal("1e3"),
        1.0,
        1.9f,
        "100",
        true,
        List.of(1));
  }

  @ParameterizedTest
  @MethodSource("otherVariables")
  void refusesEveryOtherVariable(Object number) {
    assertThrows(CoercingParseValueException.class, () -> variable(number));
  }

  @Test
  void writesAJsonNumber() {
    assertEquals(
        MinorUnits.MAX, COERCING.serialize(new MinorUnits(MinorUnits.MAX), CONTEXT, Locale.ROOT));
    assertThrows(
        CoercingSerializeException.class, () -> COERCING.serialize(1L, CONTEXT, Locale.ROOT));
  }

  @Test
  void printsTheGreatestAmountAsALiteral() {
    Value<?> printed =
        COERCING.valueToLiteral(new MinorUnits(MinorUnits.MAX), CONTEXT, Locale.ROOT);
    assertEquals(BigInteger.valueOf(MinorUnits.MAX), ((IntValue) printed).getValue());
  }

  private static MinorUnits literal(String written) {
    return COERCING.parseLiteral(
        Parser.parseValue(written), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT);
  }

  private static MinorUnits variable(Object sent) {
    return COERCING.parseValue(sent, CONTEXT, Locale.ROOT);
  }
}
