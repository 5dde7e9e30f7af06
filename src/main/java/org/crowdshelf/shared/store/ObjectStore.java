package org.crowdshelf.shared.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.crowdshelf.shared.job.RemoteCalls;

/**
 * Files in the object store. Calls take bounded time and fail with {@link StoreFailure}; each may
 * be made again: a put replaces, a delete of what is not there is done.
 */
@ApplicationScoped
public class ObjectStore {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  // For a file of 64 MiB at 1 MiB a second.
  private static final Duration TRANSFER = Duration.ofSeconds(64);
  private static final int CONNECTIONS = 32;
  private static final int IDLE_SECONDS = 7;
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;
  private static final String NAME = "store";

  private final StoreSettings settings;
  private final Clock clock;
  private final Vertx vertx;
  private final WebClient web;
  private final RemoteCalls calls = new RemoteCalls(PATIENCE, StoreFailure::isRefusal);
  private final RemoteCalls transfers = new RemoteCalls(TRANSFER, StoreFailure::isRefusal);

  ObjectStore(StoreSettings settings, Clock clock, Vertx vertx) {
    this.settings = settings;
    this.clock = clock;
    this.vertx = vertx;
    this.web =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(CONNECTIONS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setFollowRedirects(false)
                .setUserAgent("Crowdshelf"));
  }

  /** Returns whether the site has a store; without one every other call fails. */
  public boolean isConfigured() {
    return settings.access().isPresent();
  }

  /** Stores a file of this machine under a key; it is read as fast as the store takes it. */
  public Uni<Void> put(String key, Path file, FileHeaders headers) {
    return transfer(
        () ->
            vertx
                .fileSystem()
                .open(file.toString(), new OpenOptions().setRead(true).setWrite(false))
                .flatMap(open -> put(key, open, headers)));
  }

  private Uni<Void> put(String key, AsyncFile open, FileHeaders headers) {
    return open.size()
        .flatMap(
            size ->
                putRequest(key, headers)
                    .putHeader("Content-Length", Long.toString(size))
                    .sendStream(open))
        .onTermination()
        .call(open::close)
        .map(response -> expect(response, OK));
  }

  /** Stores these bytes under a key. */
  public Uni<Void> put(String key, byte[] content, FileHeaders headers) {
    return transfer(
        () ->
            putRequest(key, headers)
                .sendBuffer(Buffer.buffer(content))
                .map(response -> expect(response, OK)));
  }

  private HttpRequest<Buffer> putRequest(String key, FileHeaders headers) {
    HttpRequest<Buffer> put = web.putAbs(own("PUT", key, headers.sent()));
    headers.sent().forEach(put::putHeader);
    return put;
  }

  /** Says how long and of which type a file is; null where there is none. */
  public Uni<StoredFile> look(String key) {
    return call(
        () ->
            web.headAbs(own("HEAD", key, Map.of()))
                .send()
                .map(response -> response.statusCode() == NOT_FOUND ? null : seen(response)));
  }

  private static StoredFile seen(HttpResponse<Buffer> response) {
    expect(response, OK);
    String length = response.getHeader("Content-Length");
    return new StoredFile(
        length == null ? 0 : Long.parseLong(length), response.getHeader("Content-Type"));
  }

  /** Fetches a file into one of this machine, which it replaces; false where there is none. */
  public Uni<Boolean> fetch(String key, Path into) {
    return transfer(
        () ->
            vertx
                .fileSystem()
                .open(into.toString(), new OpenOptions().setTruncateExisting(true))
                .flatMap(
                    open ->
                        web.getAbs(own("GET", key, Map.of())).as(BodyCodec.pipe(open, true)).send())
                .map(
                    response -> {
                      if (response.statusCode() == NOT_FOUND) {
                        return false;
                      }
                      expect(response, OK);
                      return true;
                    }));
  }

  /** Deletes a file; done, too, where there is none. */
  public Uni<Void> delete(String key) {
    return call(
        () ->
            web.deleteAbs(own("DELETE", key, Map.of()))
                .send()
                .map(
                    response ->
                        response.statusCode() == NOT_FOUND ? null : expect(response, NO_CONTENT)));
  }

  private String own(String method, String key, Map<String, String> headers) {
    StoreAccess access = settings.required();
    return new StoreSigner(access, clock)
        .address(access.endpoint(), method, StoreKeys.checked(key), headers, Map.of(), TRANSFER);
  }

  private <T> Uni<T> call(Supplier<Uni<T>> call) {
    return told(calls.call(NAME, call));
  }

  private <T> Uni<T> transfer(Supplier<Uni<T>> call) {
    return told(transfers.call(NAME, call));
  }

  private static <T> Uni<T> told(Uni<T> call) {
    return call.onFailure(failure -> !(failure instanceof StoreFailure))
        .transform(
            failure ->
                new StoreFailure(
                    failure instanceof RemoteCalls.NoAnswer
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName()));
  }

  private static Void expect(HttpResponse<?> response, int status) {
    if (response.statusCode() != status) {
      throw new StoreFailure(response.statusCode());
    }
    return null;
  }
}
