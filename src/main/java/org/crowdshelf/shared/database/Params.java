package org.crowdshelf.shared.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.impl.ListTuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The parameters of a statement in the types that the PostgreSQL client takes. A collection becomes
 * an array only when the client asks for one of the type that the statement declares: an empty
 * collection does not know its own.
 */
final class Params extends ListTuple {

  private Params(Object[] bound) {
    super(Arrays.asList(bound));
  }

  /**
   * Binds $1, $2 and so on: an Instant as timestamptz, an enum constant as its name, a byte array
   * as bytea, a collection as an array, and everything else (UUID, String, numbers, LocalDate,
   * JsonObject, null) as it is.
   */
  static Params bind(Object... params) {
    return new Params(Arrays.stream(params).map(Params::bound).toArray());
  }

  private static Object bound(Object param) {
    if (param instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (param instanceof Enum<?> constant) {
      return constant.name();
    }
    if (param instanceof byte[] bytes) {
      return Buffer.buffer(bytes);
    }
    return param instanceof Collection<?> many ? many.stream().map(Params::bound).toList() : param;
  }

  @Override
  public UUID[] getArrayOfUUIDs(int place) {
    return array(place, UUID[]::new, super::getArrayOfUUIDs);
  }

  @Override
  public String[] getArrayOfStrings(int place) {
    return array(place, String[]::new, super::getArrayOfStrings);
  }

  @Override
  public Integer[] getArrayOfIntegers(int place) {
    return array(place, Integer[]::new, super::getArrayOfIntegers);
  }

  @Override
  public Long[] getArrayOfLongs(int place) {
    return array(place, Long[]::new, super::getArrayOfLongs);
  }

  @Override
  public OffsetDateTime[] getArrayOfOffsetDateTimes(int place) {
    return array(place, OffsetDateTime[]::new, super::getArrayOfOffsetDateTimes);
  }

  private <T> T[] array(int place, IntFunction<T[]> ofSize, IntFunction<T[]> otherwise) {
    return getValue(place) instanceof Collection<?> many
        ? many.toArray(ofSize)
        : otherwise.apply(place);
  }
}
