package org.crowdshelf.transport.answer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** One connection of HTTP/2 whose answers are not read; an answer is larger than its window. */
final class LazyClient implements AutoCloseable {

  /** A query with an answer of more than 100 KB. */
  static final String QUERY =
      "{\"query\": \"{ __schema { types { name description fields { name description args { name"
          + " description } } inputFields { name description }"
          + " enumValues { name description } } } }\"}";

  private final HttpClient client;
  private final URI endpoint;
  private final String address;

  /** From an address that X-Forwarded-For tells. */
  LazyClient(Vertx vertx, URI endpoint, String address) {
    this.endpoint = endpoint;
    this.address = address;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
  }

  /** Asks once; the future has the failure of the answer, which is not read. */
  CompletableFuture<Throwable> ask() {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    HttpClientResponse response = begin();
    response.exceptionHandler(ended::complete);
    return ended;
  }

  /** Asks once, and reads the answer. */
  Buffer read() {
    HttpClientResponse response = begin();
    CompletableFuture<Buffer> whole = response.body().toCompletionStage().toCompletableFuture();
    response.resume();
    return whole.join();
  }

  private HttpClientResponse begin() {
    return client
        .request(options())
        .compose(LazyClient::sent)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  // Paused on the event loop, so that no part is read before.
  private static io.vertx.core.Future<HttpClientResponse> sent(HttpClientRequest request) {
    return request.send(QUERY).onSuccess(HttpClientResponse::pause);
  }

  private RequestOptions options() {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(endpoint.getHost())
        .setPort(endpoint.getPort())
        .setURI("/graphql")
        .putHeader("Content-Type", "application/json")
        .putHeader("X-Forwarded-For", address);
  }

  @Override
  public void close() {
    client.close().toCompletionStage().toCompletableFuture().join();
  }
}
