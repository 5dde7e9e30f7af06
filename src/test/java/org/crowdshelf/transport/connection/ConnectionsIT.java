package org.crowdshelf.transport.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.crowdshelf.support.process.Issuer;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/** The default limit of connections, in the package for production. */
class ConnectionsIT {

  private static final int MOST_PER_ADDRESS = 500;

  @Test
  void takesFiveHundredFromAnAddress() throws IOException {
    try (Postgres database = Postgres.start();
        Issuer issuer = Issuer.start();
        Replica service = start(database, issuer);
        TestConnections connections = new TestConnections(service.address("/"))) {
      connections.open(2, MOST_PER_ADDRESS - 1);
      Socket last = connections.from(2);
      assertFalse(connections.isServed(2));
      assertTrue(TestConnections.isServed(last));
      assertTrue(connections.isServed(3));
    }
  }

  private static Replica start(Postgres database, Issuer issuer) {
    return Replica.begin(
            Replica.production(),
            Replica.freePort(),
            Replica.settings(
                database.settings(),
                issuer.settings(),
                Map.of("CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY)))
        .awaitReady();
  }
}
