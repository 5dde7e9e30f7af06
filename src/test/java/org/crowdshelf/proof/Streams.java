package org.crowdshelf.proof;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.crowdshelf.support.process.Replica;

/** Connections of HTTP/2 to one replica, each with many streams. */
final class Streams implements AutoCloseable {

  private final List<HttpClient> connections;
  private final Replica replica;

  private Streams(List<HttpClient> connections, Replica replica) {
    this.connections = connections;
    this.replica = replica;
  }

  /** So many connections. */
  static Streams open(Vertx vertx, Replica replica, int count) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MaxPoolSize(1)
            .setMaxWaitQueueSize(1000);
    return new Streams(
        IntStream.range(0, count).mapToObj(i -> vertx.createHttpClient(options)).toList(), replica);
  }

  /** Sends this part of a body on so many streams of each connection, and never ends it. */
  void begin(int streams, Buffer part) {
    each(streams, request -> request.setChunked(true).write(part));
  }

  /**
   * Sends this body on so many streams of each connection, and never reads more than the head of an
   * answer. With a token each answer has bytes of its own.
   */
  void askWithoutReading(int streams, String token, Buffer body) {
    List<Future<?>> heads =
        each(
            streams,
            request ->
                request
                    .putHeader("Authorization", "Bearer " + token)
                    .send(body)
                    .onSuccess(HttpClientResponse::pause));
    Future.join(heads).otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
  }

  private List<Future<?>> each(int streams, Function<HttpClientRequest, Future<?>> use) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("localhost")
            .setPort(replica.port())
            .setURI("/graphql")
            .putHeader("Content-Type", "application/json");
    List<Future<?>> all = new ArrayList<>();
    for (HttpClient connection : connections) {
      for (int i = 0; i < streams; i++) {
        all.add(connection.request(options).compose(request -> use.apply(request).mapEmpty()));
      }
    }
    return all;
  }

  @Override
  public void close() {
    connections.forEach(
        connection -> connection.close().toCompletionStage().toCompletableFuture().join());
  }
}
