package org.crowdshelf.transport.connection;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.transport.request.ClientAddress;

/**
 * How many connections are open at one port, in all and from each address: the whole one, or the
 * first 64 bits of IPv6, as everywhere.
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

  /** What connections of this peer count for. */
  static String address(SocketAddress peer) {
    return peer instanceof InetSocketAddress known && known.getAddress() != null
        ? ClientAddress.network(known.getAddress().getHostAddress())
        : ClientAddress.network("");
  }

  /** Counts one more of this address; false, and nothing counted, where there are enough. */
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

  /** One that was counted is closed. */
  void leave(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }

  int open() {
    return open.get();
  }

  /** Addresses that have a connection. */
  int addresses() {
    return byAddress.size();
  }
}
