package org.crowdshelf.upload;

/** Why a file that has come cannot be used. */
enum RejectedBecause {
  /** Larger than announced. */
  TOO_LARGE,
  /** Another file, or of another type, than announced; or more than one in one. */
  NOT_WHAT_IT_SAYS,
  /** Of a type that is not taken. */
  TYPE_NOT_ALLOWED,
  /** More than 50 megapixels; WebP more than 16. */
  TOO_MANY_PIXELS,
  /** Broken or cut off. */
  UNREADABLE
}
