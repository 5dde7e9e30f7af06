package org.crowdshelf.shared.error;

/** Rejections of single values, the same in every feature. */
public enum InputError {
  /** Empty, or nothing in it is drawn. */
  BLANK,
  /** More characters (code points) than {max}. */
  TOO_LONG,
  /**
   * Control characters or lone surrogates; in every text but Markdown also characters that hide or
   * reorder text, marks without a base, unassigned and private-use characters.
   */
  BAD_CHARACTERS,
  /** Not an https address of a public host. */
  BAD_ADDRESS,
  /** A picture of another site, where only those in the site's own store are taken. */
  FOREIGN_ADDRESS,
  /** A number, date or amount (then in {currency}) outside {min}..{max}. */
  OUT_OF_RANGE,
  /** More than {max} entries. */
  TOO_MANY,
  /** Not the ISO 4217 code of a currency in use. */
  UNKNOWN_CURRENCY,
  /** No payment provider of this site takes {currency}. */
  CURRENCY_NOT_ACCEPTED,
  /** Another currency than the project's, which is {currency}. */
  CURRENCY_MISMATCH,
  /** No division of China has this code. */
  UNKNOWN_REGION,
  /** The idempotency key was used with another input. */
  IDEMPOTENCY_KEY_REUSED,
  /** The service has no texts in this language: it is neither zh-CN nor en. */
  UNKNOWN_LANGUAGE,
  /** Somebody else has changed it; {version} is the present one. */
  STALE_VERSION,
  /** A reason is needed; those concerned read it. */
  REASON_MISSING,
  /** There is nothing at this place, or the file has not arrived in the store. */
  NOT_THERE
}
