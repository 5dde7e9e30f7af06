package org.crowdshelf.shared.id;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * The one place that makes, writes and reads ids: UUIDv7 inside, {@code prj_} + 22 base62
 * characters outside (26 in all; a mini-program's QR scene takes 32).
 */
public final class Ids {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int DIGITS = 22;
  private static final BigInteger BASE = BigInteger.valueOf(62);
  private static final BigInteger LOW = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** An id as its parts. */
  public record TypedId(IdType type, UUID key) {}

  private Ids() {}

  /** A new key; later ones sort after earlier ones. */
  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** The id that clients see. */
  public static String encode(IdType type, UUID key) {
    BigInteger rest =
        unsigned(key.getMostSignificantBits())
            .shiftLeft(64)
            .or(unsigned(key.getLeastSignificantBits()));
    char[] digits = new char[DIGITS];
    for (int i = DIGITS - 1; i >= 0; i--) {
      BigInteger[] step = rest.divideAndRemainder(BASE);
      digits[i] = ALPHABET.charAt(step[1].intValue());
      rest = step[0];
    }
    return type.prefix() + "_" + new String(digits);
  }

  /** The parts of an id; empty where it is none of ours. */
  public static Optional<TypedId> decode(String id) {
    if (id == null || id.length() != DIGITS + 4 || id.charAt(3) != '_') {
      return Optional.empty();
    }
    return IdType.ofPrefix(id.substring(0, 3))
        .flatMap(type -> key(id.substring(4)).map(key -> new TypedId(type, key)));
  }

  /** The key of an id of this type; empty where it is malformed or of another type. */
  public static Optional<UUID> decode(IdType type, String id) {
    return decode(id).filter(typed -> typed.type() == type).map(TypedId::key);
  }

  private static Optional<UUID> key(String digits) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < DIGITS; i++) {
      int digit = ALPHABET.indexOf(digits.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      value = value.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    if (value.bitLength() > 128) {
      return Optional.empty();
    }
    return Optional.of(new UUID(value.shiftRight(64).longValue(), value.and(LOW).longValue()));
  }

  private static BigInteger unsigned(long bits) {
    return BigInteger.valueOf(bits).and(LOW);
  }
}
