package org.crowdshelf.shared.error;

/**
 * What a client cannot put right in a form: a top-level error with {@code extensions.code}. The
 * message of each stands in the bundles under its name.
 */
public enum ErrorCode {
  /** Nobody is signed in, and the operation needs somebody. */
  UNAUTHENTICATED,
  /** Tokens cannot be checked now; what needs no token works. To be tried again. */
  SIGN_IN_UNAVAILABLE,
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
  /** More fields than the limit once all fragments are spread. */
  TOO_MANY_FIELDS,
  /** One field more often under other names than the limit. */
  TOO_MANY_ALIASES,
  /** More directives than the limit. */
  TOO_MANY_DIRECTIVES,
  /** A longer document than the limit. */
  TOO_MANY_TOKENS,
  /** Asks more about the schema than tools need. */
  INTROSPECTION_TOO_COMPLEX,
  /** The schema cannot be asked for here. */
  INTROSPECTION_DISABLED,
  /** The document has no such operation, or several and the request names none. */
  OPERATION_RESOLUTION_FAILURE,
  /** No GraphQL request: not JSON, or a part of the wrong type. */
  BAD_REQUEST,
  /** Several operations in one request. */
  BATCHING_NOT_SUPPORTED,
  /** A body that is not application/json. */
  UNSUPPORTED_MEDIA_TYPE,
  /** Accept wants neither of the media types of answers. */
  NOT_ACCEPTABLE,
  /** Neither GET nor POST, or a GET with a mutation. */
  METHOD_NOT_ALLOWED,
  /** A longer body than the limit. */
  PAYLOAD_TOO_LARGE,
  /** The body did not arrive in time. */
  REQUEST_TIMEOUT,
  /** The operation took too long and was given up. */
  TIMEOUT,
  /** More operations at once than the service takes; to be tried again. */
  OVERLOADED,
  /** Asked for more than one may in a time; to be tried again after Retry-After. */
  RATE_LIMITED,
  /** No operation is registered under this id, or only registered ones are taken. */
  OPERATION_NOT_REGISTERED,
  /** The database is not there, or has no connection free; to be tried again. */
  UNAVAILABLE,
  /** No operation is known by this hash; to be sent again with its text. */
  PERSISTED_QUERY_NOT_FOUND,
  /** The hash is not the text's. */
  PERSISTED_QUERY_MISMATCH,
  /** A fault of ours; the correlation id finds it in the log. */
  INTERNAL
}
