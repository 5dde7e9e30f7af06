package org.crowdshelf.transport.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** All connections come from the address of a trusted proxy. */
@QuarkusTest
@TestProfile(FewConnections.BehindAProxy.class)
class ConnectionsBehindAProxyTest {

  @TestHTTPResource("/")
  URI endpoint;

  @Test
  void theProxyMayOpenAllConnectionsAndNoMore() throws IOException {
    try (TestConnections connections = new TestConnections(endpoint)) {
      connections.open(2, FewConnections.MOST - 1);
      Socket last = connections.from(2);
      assertTrue(TestConnections.isServed(last));
      assertFalse(connections.isServed(2));
    }
  }
}
