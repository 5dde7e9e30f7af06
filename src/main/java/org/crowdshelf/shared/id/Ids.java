package org.crowdshelf.shared.id;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Makes keys, encodes them for clients and decodes what clients send. A key is a UUIDv7, that of an
 * account a UUIDv4; clients see {@code prj_} and 22 base62 characters, 26 in all (the scene of a
 * mini-program's QR code takes 32).
 */
public final class Ids {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int DIGITS = 22;
  private static final BigInteger BASE = BigInteger.valueOf(62);
  private static final long FIVE_DIGITS = 62L * 62 * 62 * 62 * 62;
  private static final long PART = 0xFFFF_FFFFL;
  private static final BigInteger LOW = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** An id as its parts. */
  public record TypedId(IdType type, UUID key) {}

  private Ids() {}

  /** A new key; later ones sort after earlier ones. */
  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** A new key that does not tell when it was made, as for the accounts of people. */
  public static UUID random() {
    return UUID.randomUUID();
  }

  /** The id that clients see. */
  public static String encode(IdType type, UUID key) {
    // Long division of four digits of base 2^32 by 62^5: each pass yields five base62 digits.
    long[] parts = {
      key.getMostSignificantBits() >>> 32,
      key.getMostSignificantBits() & PART,
      key.getLeastSignificantBits() >>> 32,
      key.getLeastSignificantBits() & PART
    };
    char[] digits = new char[DIGITS];
    int place = DIGITS;
    while (place > 0) {
      long rest = 0;
      for (int i = 0; i < parts.length; i++) {
        long part = rest << 32 | parts[i];
        parts[i] = part / FIVE_DIGITS;
        rest = part % FIVE_DIGITS;
      }
      for (int i = 0; i < 5 && place > 0; i++) {
        digits[--place] = ALPHABET.charAt((int) (rest % 62));
        rest /= 62;
      }
    }
    return type.prefix() + "_" + new String(digits);
  }

  /** The parts of an id; empty if it is malformed or its prefix is unknown. */
  public static Optional<TypedId> decode(String id) {
    if (id == null || id.length() != DIGITS + 4 || id.charAt(3) != '_') {
      return Optional.empty();
    }
    return IdType.ofPrefix(id.substring(0, 3))
        .flatMap(type -> key(id.substring(4)).map(key -> new TypedId(type, key)));
  }

  /**
   * The key of an id of this type.
   *
   * @throws Refusal NOT_FOUND if the id is malformed or of another type
   */
  public static UUID require(IdType type, String id) {
    return decode(id)
        .filter(typed -> typed.type() == type)
        .map(TypedId::key)
        .orElseThrow(Refusal::notFound);
  }

  /**
   * The key of an optional id; null for null.
   *
   * @throws Refusal NOT_FOUND if the id is malformed or of another type
   */
  public static UUID requireOrNull(IdType type, String id) {
    return id == null ? null : require(type, id);
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
}
