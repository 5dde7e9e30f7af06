package org.crowdshelf.local;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.crowdshelf.shared.store.StoreAccess;

/** The requests that the store inside the service answers. */
final class LocalStoreRequests {

  private static final String KEY =
      "/crowdshelf/(?<key>[a-z]+(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}){1,3})";
  private static final String PUBLIC = "public/";
  // As a real store's bucket is set for the site's pages.
  private static final Map<String, String> CORS =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Allow-Methods", "GET, HEAD, PUT, POST",
          "Access-Control-Allow-Headers", "*");

  private final LocalStoreSignatures signatures;
  private final LocalStoreFiles files;

  LocalStoreRequests(Supplier<Optional<StoreAccess>> access, Clock clock, LocalStoreFiles files) {
    this.signatures = new LocalStoreSignatures(access, clock);
    this.files = files;
  }

  void addTo(Router router) {
    router.route().handler(LocalStoreRequests::allowPages);
    router.putWithRegex(KEY).handler(this::put);
    router.post("/crowdshelf").handler(this::post);
    router.getWithRegex(KEY).handler(this::get);
    router.headWithRegex(KEY).handler(this::get);
    router.routeWithRegex(HttpMethod.DELETE, KEY).handler(this::delete);
  }

  private static void allowPages(RoutingContext http) {
    CORS.forEach(http.response()::putHeader);
    if (http.request().method().equals(HttpMethod.OPTIONS)) {
      http.response().setStatusCode(200).end();
    } else {
      http.next();
    }
  }

  private void put(RoutingContext http) {
    HttpServerRequest request = http.request();
    if (!signatures.allow(request)) {
      end(http, 403);
      return;
    }
    String key = http.pathParam("key");
    JsonObject headers =
        new JsonObject()
            .put("Content-Type", request.getHeader("Content-Type"))
            .put("Cache-Control", request.getHeader("Cache-Control"));
    answer(
        http,
        files
            .receive(request)
            .compose(
                received ->
                    keep(received, key, headers, request.getHeader("x-amz-checksum-sha256"), 200)));
  }

  private Future<Integer> keep(
      String received, String key, JsonObject headers, String checksum, int stored) {
    return files
        .content(received)
        .compose(
            content ->
                checksum == null || checksum.equals(LocalStoreSignatures.sha256(content))
                    ? files.keep(received, key, headers).map(stored)
                    : files.drop(received).map(400));
  }

  // The fields are known when the whole form has come.
  private void post(RoutingContext http) {
    HttpServerRequest request = http.request().setExpectMultipart(true);
    request.uploadHandler(
        file -> http.put(file.name(), file.name().equals("file") ? files.receive(file) : null));
    request.endHandler(
        end -> {
          Future<String> received = http.get("file");
          if (received == null) {
            end(http, 400);
          } else {
            LocalStoreForm form = new LocalStoreForm(request.formAttributes());
            answer(http, received.compose(file -> keep(file, form)));
          }
        });
  }

  private Future<Integer> keep(String received, LocalStoreForm form) {
    if (!signatures.allow(form)) {
      return files.drop(received).map(403);
    }
    JsonObject headers = new JsonObject().put("Content-Type", form.field("Content-Type"));
    String checksum = form.field("x-amz-checksum-sha256");
    return files
        .content(received)
        .compose(
            content ->
                form.allowsBytes(content.length())
                    ? keep(received, form.field("key"), headers, checksum, 204)
                    : files.drop(received).map(400));
  }

  private void get(RoutingContext http) {
    HttpServerRequest request = http.request();
    String key = http.pathParam("key");
    if (!key.startsWith(PUBLIC) && !signatures.allow(request)) {
      end(http, 403);
      return;
    }
    files
        .headers(key)
        .compose(headers -> files.size(key).compose(size -> send(http, key, headers, size)))
        .onFailure(missing -> end(http, 404));
  }

  private Future<Void> send(RoutingContext http, String key, JsonObject headers, long size) {
    HttpServerResponse response = http.response();
    headers.forEach(
        header -> {
          if (header.getValue() != null) {
            response.putHeader(header.getKey(), header.getValue().toString());
          }
        });
    String disposition = http.request().getParam("response-content-disposition");
    if (disposition != null) {
      response.putHeader("Content-Disposition", disposition);
    }
    response.putHeader("Content-Length", Long.toString(size));
    return http.request().method().equals(HttpMethod.HEAD)
        ? response.end()
        : files.open(key).compose(file -> file.pipeTo(response));
  }

  private void delete(RoutingContext http) {
    if (signatures.allow(http.request())) {
      answer(http, files.delete(http.pathParam("key")).map(204));
    } else {
      end(http, 403);
    }
  }

  private static void answer(RoutingContext http, Future<Integer> status) {
    status.onSuccess(told -> end(http, told)).onFailure(failed -> end(http, 500));
  }

  private static void end(RoutingContext http, int status) {
    if (!http.response().ended()) {
      http.response().setStatusCode(status).end();
    }
  }
}
