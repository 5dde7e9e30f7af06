package org.crowdshelf.transport.document;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Requests that are too large or too slow. */
@QuarkusTest
class SizesTest {

  private static final int MAX_BODY = 256 * 1024;
  private static final String TYPENAME = "{\"query\": \"{ __typename }\"}";

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void acceptsABodyOf256KiBAndNotAByteMore() throws IOException {
    String head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    String fits = TYPENAME + " ".repeat(MAX_BODY - TYPENAME.length());
    assertStarts("HTTP/1.1 200", head + length(fits) + fits);
    assertStarts("HTTP/1.1 413", head + length(fits + " ") + fits + " ");
  }

  @Test
  void countsABodyWithoutContentLength() throws IOException {
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    assertStarts(
        "HTTP/1.1 413",
        "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + chunk.repeat(5));
  }

  @Test
  void answersExpect100Continue() throws IOException {
    String expecting =
        "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\n";
    try (Socket patient = connect()) {
      patient.getOutputStream().write((expecting + length(TYPENAME)).getBytes());
      String go = "HTTP/1.1 100 Continue\r\n\r\n";
      assertEquals(go, new String(patient.getInputStream().readNBytes(go.length())));
      patient.getOutputStream().write(TYPENAME.getBytes());
      assertEquals("HTTP/1.1 200", new String(patient.getInputStream().readNBytes(12)));
    }
    assertStarts("HTTP/1.1 413", expecting + length(" ".repeat(MAX_BODY + 1)));
  }

  @Test
  void refusesARequestWithoutAHost() throws IOException {
    assertStarts(
        "HTTP/1.1 400",
        "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nConnection: close\r\n\r\n");
    assertStarts("HTTP/1.0 200", "GET /graphql?query=%7B__typename%7D HTTP/1.0\r\n\r\n");
  }

  @Test
  void refusesHeadersOverSixteenKiB() {
    int status =
        given()
            .contentType("application/json")
            .header("X-Long", "a".repeat(17 * 1024))
            .body(TYPENAME)
            .post("/graphql")
            .statusCode();
    assertEquals(431, status);
  }

  @Test
  void closesASlowBodyWhileOthersAreServed() throws IOException {
    try (Socket slow = connect()) {
      OutputStream out = slow.getOutputStream();
      out.write(
          ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 100\r\n\r\n{")
              .getBytes(StandardCharsets.US_ASCII));
      assertTimeout(
          Duration.ofSeconds(5),
          () ->
              given()
                  .contentType("application/json")
                  .body(TYPENAME)
                  .post("/graphql")
                  .then()
                  .statusCode(200));
      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
      assertTrue(answer.contains("REQUEST_TIMEOUT"), answer);
    }
  }

  @Test
  void cutsOffASlowMessageOfAPaymentProvider() throws IOException {
    try (Socket slow = connect()) {
      slow.getOutputStream()
          .write(
              ("POST /payments/sandbox/callback HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                      + "Content-Length: 100\r\n\r\n{")
                  .getBytes(StandardCharsets.US_ASCII));
      assertTimeout(Duration.ofSeconds(10), () -> assertEquals(-1, slow.getInputStream().read()));
    }
  }

  @Test
  void closesASlowHeader() throws IOException {
    try (Socket slow = connect()) {
      assertCutOff(slow);
    }
  }

  @Test
  void closesASlowHeaderOfALaterRequest() throws IOException {
    try (Socket slow = connect()) {
      String whole =
          "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
              + TYPENAME.length()
              + "\r\n\r\n"
              + TYPENAME;
      slow.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      assertEquals("HTTP/1.1 200", new String(slow.getInputStream().readNBytes(12)));
      assertCutOff(slow);
    }
  }

  // Tests have a timeout of 3 s; here a byte arrives every tenth of a second, for ten seconds.
  private static void assertCutOff(Socket slow) throws IOException {
    OutputStream out = slow.getOutputStream();
    out.write("GET /graphql HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
    long begin = System.nanoTime();
    Thread sender =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 100; i++) {
                  out.write('a');
                  out.flush();
                  LockSupport.parkNanos(100_000_000);
                }
              } catch (IOException cutOff) {
                // as it should be
              }
            });
    sender.start();
    try {
      slow.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      // cut off while a byte was on its way
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertTrue(seconds > 1 && seconds < 6, seconds + " s");
    given().contentType("application/json").body(TYPENAME).post("/graphql").then().statusCode(200);
  }

  private static String length(String body) {
    return "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
  }

  private void assertStarts(String status, String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(status.length());
      assertEquals(status, new String(start, StandardCharsets.US_ASCII));
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
