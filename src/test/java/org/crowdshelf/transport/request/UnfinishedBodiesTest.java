package org.crowdshelf.transport.request;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.crowdshelf.support.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that do not end, of one address and of many. */
@QuarkusTest
@TestProfile(UnfinishedBodiesTest.SmallBudget.class)
class UnfinishedBodiesTest {

  /** Four bodies of an address, eight in all; a test sets its address by X-Forwarded-For. */
  public static final class SmallBudget implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "crowdshelf.limits.body", "16K",
          "crowdshelf.limits.unfinished-bodies", "128K",
          "crowdshelf.limits.unfinished-bodies-per-address", "64K",
          // Longer than the test, so that nothing is freed because of its age.
          "crowdshelf.limits.arrival", "60s",
          "crowdshelf.proxy.hops", "1");
    }
  }

  private static final int BODY = 16 * 1024;
  private static final Buffer PART = Buffer.buffer(" ".repeat(BODY - 512));

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Inject Vertx vertx;
  @Inject UnfinishedBodies unfinished;

  private HttpClient client;
  private final List<HttpClientRequest> open = new ArrayList<>();

  @AfterEach
  void nothingIsCountedOnceTheConnectionsAreClosed() {
    open.clear();
    client.close().toCompletionStage().toCompletableFuture().join();
    Eventually.holds(() -> assertEquals(0, unfinished.bytes()));
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersion.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void anAddressAboveItsBudgetIsTold429AndOthersAreServed(HttpVersion version) {
    client = client(version);
    hold("198.51.100.1", 4);
    assertEquals(429, statusOfPart("198.51.100.1"));
    assertEquals(200, statusOfWhole("198.51.100.2"));
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersion.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void allAboveTheirBudgetAreTold503(HttpVersion version) {
    client = client(version);
    hold("198.51.100.1", 4);
    hold("198.51.100.2", 4);
    assertEquals(503, statusOfPart("198.51.100.3"));
  }

  @Test
  void aBodyThatIsWholeIsNotCounted() {
    client = client(HttpVersion.HTTP_1_1);
    for (int i = 0; i < 20; i++) {
      assertEquals(200, statusOfWhole("198.51.100.1"));
    }
    assertEquals(0, unfinished.bytes());
  }

  @Test
  void bodiesOfPaymentProvidersCount() {
    client = client(HttpVersion.HTTP_1_1);
    hold("198.51.100.1", 4);
    HttpClientRequest message = begin("/payments/sandbox/callback", "198.51.100.1");
    message.putHeader("Content-Length", Integer.toString(BODY)).sendHead();
    assertEquals(429, status(message));
  }

  private void hold(String address, int bodies) {
    long before = unfinished.bytes();
    for (int i = 0; i < bodies; i++) {
      open.add(part(address));
    }
    long expected = before + (long) bodies * PART.length();
    Eventually.holds(() -> assertTrue(unfinished.bytes() == expected, "are held"));
  }

  private int statusOfPart(String address) {
    return status(part(address));
  }

  private HttpClientRequest part(String address) {
    HttpClientRequest request = begin("/graphql", address);
    request.setChunked(true).write(PART);
    return request;
  }

  private static int status(HttpClientRequest request) {
    return request.response().toCompletionStage().toCompletableFuture().join().statusCode();
  }

  private HttpClientRequest begin(String path, String address) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(endpoint.getHost())
            .setPort(endpoint.getPort())
            .setURI(path)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Forwarded-For", address);
    try {
      return client.request(options).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw new AssertionError("no connection for " + path, failed);
    }
  }

  private static int statusOfWhole(String address) {
    return given()
        .contentType("application/json")
        .header("X-Forwarded-For", address)
        .body("{\"query\": \"{ __typename }\"}")
        .post("/graphql")
        .statusCode();
  }

  private HttpClient client(HttpVersion version) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(version)
            .setHttp2ClearTextUpgrade(false)
            .setMaxPoolSize(50));
  }
}
