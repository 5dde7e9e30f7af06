package org.crowdshelf.transport;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests that are too long or too slow. */
@QuarkusTest
class SizesTest {

  private static final int MAX_BODY = 256 * 1024;
  private static final String TYPENAME = "{\"query\": \"{ __typename }\"}";

  @TestHTTPResource("/graphql")
  URI endpoint;

  @Test
  void takesABodyOf256KiBAndNotAByteMore() throws IOException {
    String head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    String fits = TYPENAME + " ".repeat(MAX_BODY - TYPENAME.length());
    assertStarts("HTTP/1.1 200", head + length(fits) + fits);
    assertStarts("HTTP/1.1 413", head + length(fits + " ") + fits + " ");
  }

  @Test
  void countsABodyThatDoesNotTellItsLength() throws IOException {
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    assertStarts(
        "HTTP/1.1 413",
        "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + chunk.repeat(5));
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
  void cutsOffAWriterWhoTakesTooLongWhileOthersAreServed() throws IOException {
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
