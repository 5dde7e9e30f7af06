package org.crowdshelf.shared.money;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.CustomIntScalar;
import io.smallrye.graphql.api.CustomScalar;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.math.BigInteger;
import org.eclipse.microprofile.graphql.Description;

/**
 * A whole number of a currency's minor unit, within ±(2^53-1): what a JSON number carries exactly
 * in every client.
 *
 * @param value minor units, e.g. fen
 */
@CustomScalar("MinorUnits")
@Description(
    "Whole number of the currency's minor unit (fen, cent), -(2^53-1)..2^53-1, a JSON number.")
@JsonbTypeDeserializer(MinorUnits.FromJson.class)
public record MinorUnits(long value) implements CustomIntScalar {

  /** 2^53-1. */
  public static final long MAX = (1L << 53) - 1;

  /** Refuses a value outside ±(2^53-1) with an IllegalArgumentException. */
  public MinorUnits {
    if (value > MAX || value < -MAX) {
      throw new IllegalArgumentException("outside ±(2^53-1)");
    }
  }

  /** The form that the engine makes scalars from. */
  public MinorUnits(BigInteger value) {
    this(exactly(value));
  }

  /** Returns whether a number is within ±(2^53-1). */
  static boolean fits(BigInteger value) {
    return value.abs().bitLength() <= 53;
  }

  private static long exactly(BigInteger value) {
    if (!fits(value)) {
      throw new IllegalArgumentException("outside ±(2^53-1)");
    }
    return value.longValueExact();
  }

  @Override
  public BigInteger intValueForSerialization() {
    return BigInteger.valueOf(value);
  }

  /** The engine binds inputs through JSON; its own reader of whole numbers keeps only 32 bits. */
  // JSON-B creates it by reflection.
  @RegisterForReflection
  public static final class FromJson implements JsonbDeserializer<MinorUnits> {
    @Override
    public MinorUnits deserialize(JsonParser parser, DeserializationContext context, Type type) {
      return new MinorUnits(parser.getBigDecimal().toBigIntegerExact());
    }
  }
}
