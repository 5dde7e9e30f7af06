package org.crowdshelf.transport.request;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are held for clients: at most so many in all, and for one address. */
final class ByteBudget {

  /** The result of {@link Share#take}. */
  enum Taken {
    YES,
    /** No bytes are left for anybody. */
    ALL_USED,
    /** No bytes are left for this address. */
    ADDRESS_USED
  }

  private final long most;
  private final long mostPerAddress;
  private final AtomicLong held = new AtomicLong();
  private final ConcurrentMap<String, Long> byAddress = new ConcurrentHashMap<>();

  ByteBudget(long most, long mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** The bytes held now. */
  long held() {
    return held.get();
  }

  /** The number of addresses for which bytes are held. */
  int addresses() {
    return byAddress.size();
  }

  /** A share of this address, without bytes yet. */
  Share share(String address) {
    return new Share(address);
  }

  /** The bytes held for one request; one thread uses it. */
  final class Share {

    private final String address;
    private long bytes;

    private Share(String address) {
      this.address = address;
    }

    /** Takes more bytes, or none of them. */
    Taken take(long more) {
      if (byAddress.merge(address, more, Long::sum) > mostPerAddress) {
        giveBack(more);
        return Taken.ADDRESS_USED;
      }
      if (held.addAndGet(more) > most) {
        held.addAndGet(-more);
        giveBack(more);
        return Taken.ALL_USED;
      }
      bytes += more;
      return Taken.YES;
    }

    /** Gives all bytes back; does nothing the second time. */
    void release() {
      if (bytes > 0) {
        held.addAndGet(-bytes);
        giveBack(bytes);
        bytes = 0;
      }
    }

    private void giveBack(long count) {
      byAddress.computeIfPresent(address, (same, all) -> all == count ? null : all - count);
    }
  }
}
