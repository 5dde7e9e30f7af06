package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end a proxy may see at another place than the server: each is refused, and its
 * connection is closed, so that no rest of it is read as the next request.
 */
@QuarkusTest
class FramingTest {

  private static final String TYPENAME = "{\"query\": \"{ __typename }\"}";
  private static final String CHUNK =
      Integer.toHexString(TYPENAME.length()) + "\r\n" + TYPENAME + "\r\n0\r\n\r\n";

  @TestHTTPResource("/graphql")
  URI endpoint;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a|Content-Length: 26|Transfer-Encoding: chunked",
        "Host: a|Transfer-Encoding: chunked|Content-Length: 26",
        "Host: a|Transfer-Encoding: gzip, chunked",
        "Host: a|Transfer-Encoding: chunked, gzip",
        "Host: a|Transfer-Encoding: xchunked",
        "Host: a|Transfer-Encoding: \"chunked\"",
        "Host: a|Transfer-Encoding: identity",
        "Host: a|Transfer-Encoding:",
        "Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Host: a|Transfer-Encoding: chunked|Transfer-Encoding: identity",
        "Host: a|Transfer-Encoding : chunked",
        "Host: a| Transfer-Encoding: chunked",
        "Host: a|Content-Length: 26|Content-Length: 27",
        "Host: a|Content-Length: 26, 27",
        "Host: a|Content-Length: +26",
        "Host: a|Content-Length: -1",
        "Host: a|: nameless|Transfer-Encoding: chunked",
        "Host: a|Host: b|Transfer-Encoding: chunked"
      })
  void refusesAHeadWithTwoReadings(String headers) throws IOException {
    assertRefused(head(headers) + CHUNK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80000000",
        "100000000",
        "ffffffffffffffff",
        "10000000000000000000000000000001a",
        "-1",
        "+1a",
        "0x1a",
        "zz",
        ""
      })
  void refusesAChunkSizeThatIsNoSize(String size) throws IOException {
    for (String path : new String[] {"/graphql", "/payments/sandbox/callback"}) {
      String head = head("Host: a|Transfer-Encoding: chunked").replace("/graphql", path);
      assertRefused(head + size + "\r\n" + CHUNK);
      assertRefused(head + "1\r\n{\r\n" + size + "\r\n" + CHUNK);
    }
  }

  @Test
  void refusesTheHeadAtEveryAddress() throws IOException {
    String head = head("Host: a|Host: b|Transfer-Encoding: chunked");
    for (String path : new String[] {"/graphql", "/payments/sandbox/callback", "/nothing"}) {
      assertRefused(head.replace("/graphql", path) + CHUNK);
    }
  }

  @Test
  void acceptsTheUsualFraming() throws IOException {
    String chunked = head("Host: a|Connection: close|Transfer-Encoding: chunked") + CHUNK;
    assertEquals("HTTP/1.1 200", answer(chunked).substring(0, 12));
    String length = "Host: a|Connection: close|Content-Length: " + TYPENAME.length();
    assertEquals("HTTP/1.1 200", answer(head(length) + TYPENAME).substring(0, 12));
  }

  private void assertRefused(String request) throws IOException {
    String answer = answer(request);
    assertTrue(answer.startsWith("HTTP/1.1 400"), () -> request + " is answered with " + answer);
    assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
  }

  private static String head(String headers) {
    return "POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\n"
        + headers.replace("|", "\r\n")
        + "\r\n\r\n";
  }

  // Reads to the end, so it fails where the connection stays open.
  private String answer(String request) throws IOException {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
