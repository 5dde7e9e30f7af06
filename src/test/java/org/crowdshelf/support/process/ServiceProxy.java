package org.crowdshelf.support.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small stand-in for a cluster's Service: it asks each replica for its readiness twice a second
 * and sends requests, in turn, to those that were ready when last asked. A connection that cannot
 * be made is made to another one; a request that was sent is never sent again.
 */
public final class ServiceProxy implements AutoCloseable {

  private static final long LOOKS_EVERY_MILLIS = 500;

  // Less than the service's own idle timeout, so that the proxy is who gives a connection up.
  private static final int IDLE_SECONDS = 10;

  private final List<Replica> replicas;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client;
  private final HttpServer server;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<Replica> ready;

  private ServiceProxy(List<Replica> replicas) {
    this.replicas = new CopyOnWriteArrayList<>(replicas);
    this.ready = List.copyOf(replicas);
    HttpClientOptions options =
        new HttpClientOptions().setKeepAliveTimeout(IDLE_SECONDS).setConnectTimeout(2000);
    client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(100));
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  /** Starts one before these replicas, which are ready. */
  public static ServiceProxy before(List<Replica> replicas) {
    ServiceProxy proxy = new ServiceProxy(replicas);
    proxy.server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    proxy.looks.scheduleWithFixedDelay(
        proxy::look, LOOKS_EVERY_MILLIS, LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return proxy;
  }

  /** A path there. */
  public URI address(String path) {
    return URI.create("http://localhost:" + server.actualPort() + path);
  }

  /** Looks after one more; it gets requests once it is ready. */
  public void add(Replica come) {
    replicas.add(come);
  }

  /** Looks after this one in place of another; it gets requests once it is ready. */
  public void replace(Replica gone, Replica come) {
    replicas.set(replicas.indexOf(gone), come);
  }

  /** Returns whether it sends requests to this one. */
  public boolean sendsTo(Replica replica) {
    return ready.contains(replica);
  }

  @Override
  public void close() {
    looks.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void look() {
    ready = replicas.stream().filter(Replica::ready).toList();
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .flatMap(body -> forward(request, body, ready))
        .onSuccess(reply -> answer(request, reply))
        .onFailure(failure -> request.response().setStatusCode(502).end(failure.toString()));
  }

  private record Reply(HttpClientResponse head, Buffer body) {}

  private Future<Reply> forward(HttpServerRequest request, Buffer body, List<Replica> candidates) {
    return connection(request, candidates)
        .flatMap(
            upstream -> {
              upstream.headers().setAll(request.headers()).remove(HttpHeaders.CONNECTION);
              return upstream.send(body);
            })
        .flatMap(head -> head.body().map(whole -> new Reply(head, whole)));
  }

  private Future<HttpClientRequest> connection(
      HttpServerRequest request, List<Replica> candidates) {
    if (candidates.isEmpty()) {
      return Future.failedFuture("no replica is ready");
    }
    Replica chosen = candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    List<Replica> others = candidates.stream().filter(other -> other != chosen).toList();
    return client
        .request(request.method(), chosen.port(), "localhost", request.uri())
        .recover(
            refused ->
                others.isEmpty() ? Future.failedFuture(refused) : connection(request, others));
  }

  private static void answer(HttpServerRequest request, Reply reply) {
    request.response().setStatusCode(reply.head().statusCode());
    request.response().headers().setAll(reply.head().headers()).remove(HttpHeaders.CONNECTION);
    request.response().end(reply.body());
  }
}
