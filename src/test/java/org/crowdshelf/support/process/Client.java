package org.crowdshelf.support.process;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/**
 * Somebody with an access token who talks to any replica.
 *
 * @param token null for a visitor
 */
public record Client(String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** An answer. */
  public record Reply(int status, String body) {

    /** The body as JSON. */
    public JsonObject json() {
      return new JsonObject(body);
    }

    /** A field of data; fails where there are errors. */
    public JsonObject data(String field) {
      JsonObject json = json();
      if (status != 200 || json.containsKey("errors")) {
        throw new AssertionError(status + " " + body);
      }
      return json.getJsonObject("data").getJsonObject(field);
    }
  }

  /** Sends an operation; the answer comes later. */
  public CompletableFuture<Reply> send(
      Replica replica, String document, Map<String, Object> variables) {
    return send(replica.address("/graphql"), document, variables);
  }

  /** The same to an address, which may be that of somebody who stands before the replicas. */
  public CompletableFuture<Reply> send(URI to, String document, Map<String, Object> variables) {
    JsonObject body =
        new JsonObject().put("query", document).put("variables", new JsonObject(variables));
    return post(to, body.encode(), headers());
  }

  /** Asks and waits for the answer. */
  public Reply ask(Replica replica, String document, Map<String, Object> variables) {
    return send(replica, document, variables).join();
  }

  /** The key of this person's account, made by the first request. */
  public UUID account(Replica replica) {
    String id =
        ask(replica, "{ viewer { account { id } } }", Map.of())
            .data("viewer")
            .getJsonObject("account")
            .getString("id");
    return Ids.require(IdType.ACCOUNT, id);
  }

  /** Posts a body; the answer comes later. */
  public static CompletableFuture<Reply> post(URI to, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> new Reply(response.statusCode(), response.body()));
  }

  private Map<String, String> headers() {
    return token == null
        ? Map.of("Accept-Language", "en")
        : Map.of("Accept-Language", "en", "Authorization", "Bearer " + token);
  }
}
