package org.crowdshelf.transport.connection;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.transport.request.ClientAddress;

/**
 * Counts the open connections of one port, in all and by address. An IPv6 address counts as its /64
 * network.
 */
final class OpenConnections {

  private final int most;
  private final int mostPerAddress;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  OpenConnections(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** The address that connections of this peer count for. */
  static String address(SocketAddress peer) {
    return peer instanceof InetSocketAddress known && known.getAddress() != null
        ? ClientAddress.network(known.getAddress().getHostAddress())
        : ClientAddress.network("");
  }

  /**
   * Counts a connection of this address; false if a limit is reached, and then it is not counted.
   */
  boolean enter(String address) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return false;
    }
    if (byAddress.merge(address, 1, Integer::sum) > mostPerAddress) {
      leave(address);
      return false;
    }
    return true;
  }

  /** Removes a closed connection from the counts. */
  void leave(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }

  int open() {
    return open.get();
  }

  /** The number of addresses with an open connection. */
  int addresses() {
    return byAddress.size();
  }
}
