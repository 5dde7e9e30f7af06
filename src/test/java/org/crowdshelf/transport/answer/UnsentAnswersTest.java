package org.crowdshelf.transport.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.support.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that clients do not read, of one address and of many. */
@QuarkusTest
@TestProfile(UnsentAnswersTest.SmallBudget.class)
class UnsentAnswersTest {

  /** A few answers of an address, twice as many in all; X-Forwarded-For tells the address. */
  public static final class SmallBudget implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "crowdshelf.limits.unsent-answers", Integer.toString(2 * OF_ADDRESS),
          "crowdshelf.limits.unsent-answers-per-address", Integer.toString(OF_ADDRESS),
          // Longer than the test, so that nothing ends because of its age.
          "crowdshelf.limits.sending", "60s",
          "crowdshelf.limits.arrival", "60s",
          "crowdshelf.proxy.hops", "1");
    }
  }

  private static final int OF_ADDRESS = 1024 * 1024;
  private static final int PIPELINED = 60;

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Inject Vertx vertx;
  @Inject UnsentAnswers unsent;

  private final List<LazyClient> clients = new ArrayList<>();

  @AfterEach
  void nothingIsCountedOnceTheConnectionsAreClosed() {
    clients.forEach(LazyClient::close);
    Eventually.holds(() -> assertEquals(0, unsent.bytes()));
  }

  @Test
  void anAddressAboveItsBudgetLosesItsOldestAnswerAndOthersAreServed() {
    int size = client("198.51.100.1").read().length();
    int most = OF_ADDRESS / size;
    LazyClient lazy = client("198.51.100.2");
    List<CompletableFuture<Throwable>> answers = hold(lazy, most);
    assertHeld((long) most * size);
    hold(lazy, 1);
    assertCutOff(answers.get(0));
    assertFalse(answers.get(1).isDone());
    assertHeld((long) most * size);
    assertEquals(size, client("198.51.100.3").read().length());
  }

  @Test
  void allAboveTheirBudgetLoseTheOldestAnswer() {
    int most = OF_ADDRESS / client("198.51.100.1").read().length();
    CompletableFuture<Throwable> oldest = hold(client("198.51.100.2"), most).get(0);
    hold(client("198.51.100.3"), most);
    assertFalse(oldest.isDone());
    hold(client("198.51.100.4"), most);
    assertCutOff(oldest);
    Eventually.holds(() -> assertTrue(unsent.bytes() <= 2 * OF_ADDRESS));
  }

  @Test
  void pipelinedRequestsWaitUntilTheAnswersBeforeThemAreRead() throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
      String request =
          "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
              + LazyClient.QUERY.length();
      String last = request + "\r\nConnection: close\r\n\r\n" + LazyClient.QUERY;
      String each = request + "\r\n\r\n" + LazyClient.QUERY;
      socket.getOutputStream().write((each.repeat(PIPELINED - 1) + last).getBytes());
      Eventually.holds(() -> assertTrue(unsent.bytes() > 0));
      assertEquals(PIPELINED, answers(socket.getInputStream()));
    }
  }

  private static int answers(InputStream stream) throws IOException {
    String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    return all.split("HTTP/1.1 200", -1).length - 1;
  }

  private List<CompletableFuture<Throwable>> hold(LazyClient client, int count) {
    List<CompletableFuture<Throwable>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(client.ask());
    }
    return answers;
  }

  private void assertHeld(long bytes) {
    Eventually.holds(() -> assertEquals(bytes, unsent.bytes()));
  }

  private static void assertCutOff(CompletableFuture<Throwable> answer) {
    assertInstanceOf(StreamResetException.class, answer.join());
  }

  private LazyClient client(String address) {
    LazyClient client = new LazyClient(vertx, endpoint, address);
    clients.add(client);
    return client;
  }
}
