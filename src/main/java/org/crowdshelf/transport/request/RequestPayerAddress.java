package org.crowdshelf.transport.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.payment.payer.PayerAddress;

/** The payer's address as the trusted proxies in front of the service saw it. */
@ApplicationScoped
class RequestPayerAddress implements PayerAddress {

  private final CurrentVertxRequest request;
  private final ClientAddress addresses;

  RequestPayerAddress(CurrentVertxRequest request, ClientAddress addresses) {
    this.request = request;
    this.addresses = addresses;
  }

  @Override
  public String current() {
    RoutingContext http = request.getCurrent();
    return http == null ? null : addresses.exact(http.request());
  }
}
