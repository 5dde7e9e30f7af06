package org.crowdshelf.transport.http;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.vertx.ext.web.RoutingContext;
import org.crowdshelf.transport.cache.CacheKey;
import org.crowdshelf.transport.rate.RateLimits;
import org.crowdshelf.transport.request.GraphQLRequest;

/** One request on its way through the steps; each step adds what it found out. */
final class Exchange {

  private final RoutingContext http;
  private GraphQLRequest request;
  private CacheKey cacheKey;
  private Document document;
  private OperationDefinition operation;
  private long cost;

  Exchange(RoutingContext http) {
    this.http = http;
  }

  RoutingContext http() {
    return http;
  }

  /** Returns whether an account sent the request. */
  boolean isSignedIn() {
    return RateLimits.accountOrNull(http) != null;
  }

  /** The request as it was sent; once its document is found, with the document. */
  GraphQLRequest request() {
    return request;
  }

  void request(GraphQLRequest found) {
    request = found;
  }

  /** The key of the public cache; null where the request has a token. */
  CacheKey cacheKey() {
    return cacheKey;
  }

  void cacheKey(CacheKey key) {
    cacheKey = key;
  }

  /** The valid document. */
  Document document() {
    return document;
  }

  /** The operation to execute. */
  OperationDefinition operation() {
    return operation;
  }

  void operation(Document valid, OperationDefinition named) {
    document = valid;
    operation = named;
  }

  boolean isQuery() {
    return operation.getOperation() == OperationDefinition.Operation.QUERY;
  }

  /** The cost of the operation. */
  long cost() {
    return cost;
  }

  void cost(long counted) {
    cost = counted;
  }
}
