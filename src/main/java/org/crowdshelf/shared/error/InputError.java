package org.crowdshelf.shared.error;

/** Rejections of single values, the same wherever such a value is taken. */
public enum InputError {
  /** Left empty, or nothing but spaces. */
  BLANK,
  /** More characters (code points) than {max}. */
  TOO_LONG,
  /** Control characters, lone surrogates; in names and titles also bidi and zero-width ones. */
  BAD_CHARACTERS,
  /** No https address of a public host. */
  BAD_ADDRESS,
  /** A number or amount not within {min}..{max}. */
  OUT_OF_RANGE,
  /** More than {max} entries. */
  TOO_MANY,
  /** No ISO 4217 currency with a minor unit. */
  UNKNOWN_CURRENCY,
  /** Another currency than the project's. */
  CURRENCY_MISMATCH,
  /** No division of China has this code. */
  UNKNOWN_REGION
}
