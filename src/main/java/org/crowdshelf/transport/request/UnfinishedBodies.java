package org.crowdshelf.transport.request;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * Limits the bytes of all bodies that have not arrived whole. A limit for one body is not enough: a
 * connection of HTTP/2 carries a hundred requests, and an address opens many connections.
 */
@ApplicationScoped
public class UnfinishedBodies {

  private static final int RETRY_SECONDS = 1;

  private final ByteBudget budget;
  private final ClientAddress addresses;

  UnfinishedBodies(LimitsConfig limits, ClientAddress addresses) {
    this.budget =
        new ByteBudget(
            limits.unfinishedBodies().asLongValue(),
            limits.unfinishedBodiesPerAddress().asLongValue());
    this.addresses = addresses;
  }

  /** The bytes of one body. */
  public final class Share {

    private final ByteBudget.Share bytes;

    private Share(ByteBudget.Share bytes) {
      this.bytes = bytes;
    }

    /**
     * Counts bytes of the body.
     *
     * @throws RequestRefused 503 if all bodies have too many, 429 if those of the address have
     */
    public void add(long more) {
      switch (bytes.take(more)) {
        case YES -> {}
        case ALL_USED -> throw RequestRefused.with(503, ErrorCode.OVERLOADED);
        case ADDRESS_USED -> throw RequestRefused.rateLimited(RETRY_SECONDS);
      }
    }

    /** Ends the count of the body: it is whole, refused or cut off. */
    public void end() {
      bytes.release();
    }
  }

  /** Begins the count of the body of this request. */
  public Share begin(RoutingContext http) {
    return new Share(budget.share(addresses.of(http.request())));
  }

  /** The bytes of all unfinished bodies. */
  public long bytes() {
    return budget.held();
  }
}
