package org.crowdshelf.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import org.crowdshelf.support.AtOnce;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

  private final OpenConnections sockets = new OpenConnections(5, 3);

  @Test
  void limitsTheConnectionsOfOneAddress() {
    for (int i = 0; i < 3; i++) {
      assertTrue(sockets.enter("a"));
    }
    assertFalse(sockets.enter("a"));
    assertTrue(sockets.enter("b"));
    sockets.leave("a");
    assertTrue(sockets.enter("a"));
  }

  @Test
  void limitsTheConnectionsOfAllAddresses() {
    for (String address : List.of("a", "b", "c", "d", "e")) {
      assertTrue(sockets.enter(address));
    }
    assertFalse(sockets.enter("f"));
    sockets.leave("c");
    assertTrue(sockets.enter("f"));
  }

  @Test
  void aRefusedConnectionIsNotCounted() {
    for (int i = 0; i < 100; i++) {
      sockets.enter("a");
    }
    assertEquals(3, sockets.open());
    assertTrue(sockets.enter("b"));
  }

  @Test
  void forgetsAnAddressWithoutConnections() {
    sockets.enter("a");
    sockets.enter("b");
    sockets.leave("a");
    assertEquals(1, sockets.addresses());
    assertEquals(1, sockets.open());
  }

  @Test
  void countsConcurrentConnectionsExactly() {
    OpenConnections wide = new OpenConnections(100, 50);
    AtOnce.run(
        8,
        () -> {
          for (int i = 0; i < 20_000; i++) {
            if (wide.enter("a")) {
              wide.leave("a");
            }
          }
          return null;
        });
    assertEquals(0, wide.open());
    assertEquals(0, wide.addresses());
    assertEquals(50, IntStream.range(0, 80).filter(i -> wide.enter("a")).count());
  }

  @Test
  void addressesOfOneIpv6NetworkCountAsOne() throws UnknownHostException {
    assertEquals(address("2001:db8:1:2::1"), address("2001:db8:1:2:ffff::9"));
    assertEquals("192.0.2.1", address("::ffff:192.0.2.1"));
  }

  @Test
  void anUnknownAddressCountsToo() {
    String unknown = OpenConnections.address(null);
    assertEquals(unknown, OpenConnections.address(InetSocketAddress.createUnresolved("a", 1)));
  }

  private static String address(String peer) throws UnknownHostException {
    return OpenConnections.address(new InetSocketAddress(InetAddress.getByName(peer), 4711));
  }
}
