package org.crowdshelf.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Management;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits on connections: of one address, and of all. */
@QuarkusTest
@TestProfile(FewConnections.class)
class ConnectionsTest {

  @TestHTTPResource("/")
  URI endpoint;

  private TestConnections connections;

  // Connections of the previous test close a little later.
  @BeforeEach
  void alone() {
    connections = new TestConnections(endpoint);
    Eventually.holds(() -> assertTrue(isServed(1)));
  }

  @AfterEach
  void leave() throws IOException {
    connections.close();
  }

  @Test
  void aConnectionAboveTheLimitOfAnAddressIsClosedAtOnce() throws IOException {
    connections.open(2, FewConnections.MOST_PER_ADDRESS);
    try (Socket beyond = connections.from(2)) {
      assertClosed(beyond);
    }
    assertTrue(connections.isServed(3), "another address");
  }

  @Test
  void openConnectionsAreServedWhileOthersAreRefused() throws IOException {
    connections.open(4, FewConnections.MOST_PER_ADDRESS - 1);
    Socket last = connections.from(4);
    for (int i = 0; i < 50; i++) {
      assertFalse(connections.isServed(4));
    }
    assertTrue(TestConnections.isServed(last));
  }

  @Test
  void aClosedConnectionMakesRoomForAnother() throws IOException {
    Socket first = connections.from(6);
    connections.open(6, FewConnections.MOST_PER_ADDRESS - 1);
    assertFalse(connections.isServed(6));
    first.close();
    Eventually.holds(() -> assertTrue(isServed(6)));
  }

  @Test
  void allAddressesTogetherHaveALimit() throws IOException {
    for (int x = 10; x < 13; x++) {
      connections.open(x, FewConnections.MOST / 3);
    }
    try (Socket beyond = connections.from(13)) {
      assertClosed(beyond);
    }
  }

  @Test
  void probesOfAnotherPortAreServedAtTheLimit() throws IOException {
    for (int x = 20; x < 23; x++) {
      connections.open(x, FewConnections.MOST / 3);
    }
    assertFalse(connections.isServed(23));
    assertEquals(200, Management.health("live"));
  }

  @Test
  void aMetricCountsRefusedConnections() throws IOException {
    connections.open(30, FewConnections.MOST_PER_ADDRESS);
    double before = refused();
    for (int i = 0; i < 7; i++) {
      assertFalse(connections.isServed(30));
    }
    assertEquals(before + 7, refused());
  }

  private static double refused() {
    return Management.metrics().get("crowdshelf_connections_refused_total");
  }

  private static void assertClosed(Socket socket) throws IOException {
    long begin = System.nanoTime();
    try {
      assertEquals(-1, socket.getInputStream().read());
    } catch (SocketException reset) {
      // closed as well
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertTrue(seconds < 5, seconds + " s");
  }

  private boolean isServed(int x) {
    try {
      return connections.isServed(x);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
