package org.crowdshelf.shared.error;

/**
 * The codes of top-level errors, {@code extensions.code}: errors that a person cannot correct in a
 * form. The text of each is in the bundles under its name.
 */
public enum ErrorCode {
  /** The operation needs a signed-in account. */
  UNAUTHENTICATED,
  /** Tokens cannot be verified now; requests without a token work. Try again later. */
  SIGN_IN_UNAVAILABLE,
  /** The signed-in account lacks the right. */
  FORBIDDEN,
  /** The id is malformed, of another type or unknown, or the viewer may not see its object. */
  NOT_FOUND,
  /** An argument has a value that its description does not allow. */
  BAD_USER_INPUT,
  /** The document is not valid GraphQL syntax. */
  GRAPHQL_PARSE_FAILED,
  /** The document does not fit the schema. */
  GRAPHQL_VALIDATION_FAILED,
  /** The selections are nested deeper than the limit. */
  QUERY_TOO_DEEP,
  /** The cost of the operation is above the limit. */
  QUERY_TOO_COMPLEX,
  /** The operation has more fields than the limit, fragments included. */
  TOO_MANY_FIELDS,
  /** One field has more aliases than the limit. */
  TOO_MANY_ALIASES,
  /** The same mutation occurs in the document more often than the limit. */
  TOO_MANY_MUTATIONS,
  /** A name in the document is longer than the limit. */
  NAME_TOO_LONG,
  /** A number in the document has more digits than the limit. */
  NUMBER_TOO_LONG,
  /** A list in the document or in its variables has more entries than the limit. */
  LIST_TOO_LONG,
  /** The answer is larger than the limit; select less, or shorter pages. */
  ANSWER_TOO_LARGE,
  /** The document has more directives than the limit. */
  TOO_MANY_DIRECTIVES,
  /** The document has more tokens than the limit. */
  TOO_MANY_TOKENS,
  /** The introspection query is larger than any that tools send. */
  INTROSPECTION_TOO_COMPLEX,
  /** Introspection is off. */
  INTROSPECTION_DISABLED,
  /** The document has no operation of that name, or several and the request names none. */
  OPERATION_RESOLUTION_FAILURE,
  /** The request is not JSON, or a part of it has the wrong type. */
  BAD_REQUEST,
  /** The request is an array of operations. */
  BATCHING_NOT_SUPPORTED,
  /** The body is not application/json. */
  UNSUPPORTED_MEDIA_TYPE,
  /** The Accept header allows neither media type of answers. */
  NOT_ACCEPTABLE,
  /** The method is neither GET nor POST, or a GET has a mutation. */
  METHOD_NOT_ALLOWED,
  /** The body is longer than the limit. */
  PAYLOAD_TOO_LARGE,
  /** The body did not arrive in time. */
  REQUEST_TIMEOUT,
  /** The operation took too long and was canceled. */
  TIMEOUT,
  /** Too many operations run at the same time; try again after Retry-After. */
  OVERLOADED,
  /** The caller used up its quota; try again after Retry-After. */
  RATE_LIMITED,
  /** No operation is registered under this id, or only registered operations are accepted. */
  OPERATION_NOT_REGISTERED,
  /** The database is unavailable or has no free connection; try again later. */
  UNAVAILABLE,
  /** No operation is known by this hash; send it again with its text. */
  PERSISTED_QUERY_NOT_FOUND,
  /** The hash does not match the text of the operation. */
  PERSISTED_QUERY_MISMATCH,
  /** A fault of the service; the log has the correlation id. */
  INTERNAL
}
