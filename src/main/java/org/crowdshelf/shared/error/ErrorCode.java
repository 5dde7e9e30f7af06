package org.crowdshelf.shared.error;

/**
 * What a client cannot put right in a form: a top-level error with {@code extensions.code}. The
 * message of each stands in the bundles under its name.
 */
public enum ErrorCode {
  /** Nobody is signed in, and the operation needs somebody. */
  UNAUTHENTICATED,
  /** Signed in, but without the right. */
  FORBIDDEN,
  /** Malformed, of another type, unknown, or not to be known: all alike. */
  NOT_FOUND,
  /** An argument outside what its description allows. */
  BAD_USER_INPUT,
  /** The document is no GraphQL. */
  GRAPHQL_PARSE_FAILED,
  /** The document does not fit the schema. */
  GRAPHQL_VALIDATION_FAILED,
  /** Nested deeper than the limit. */
  QUERY_TOO_DEEP,
  /** Asks for more than the limit. */
  QUERY_TOO_COMPLEX,
  /** A fault of ours; the correlation id finds it in the log. */
  INTERNAL
}
