package org.crowdshelf.payment.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.crowdshelf.payment.ReceiveNotification;
import org.crowdshelf.shared.database.DatabaseUnavailable;

/** The addresses at which providers send the results of payments and refunds. */
@Path("/payments/{provider}/callback")
public class CallbackResource {

  private final ReceiveNotification receive;

  CallbackResource(ReceiveNotification receive) {
    this.receive = receive;
  }

  /**
   * Receives a message. 200: applied now or before. 400: makes no sense. 401: not authentic. 404:
   * provider or payment unknown. 503: the database is unavailable, the provider sends it again.
   */
  @POST
  public Uni<Response> take(
      @PathParam("provider") String provider, @Context HttpHeaders headers, String body) {
    return receive
        .run(provider, byName(headers), body)
        .map(receipt -> Response.status(status(receipt)).build())
        .onFailure(DatabaseUnavailable::is)
        .recoverWithItem(() -> Response.status(503).header("Retry-After", 1).build());
  }

  private static int status(ReceiveNotification.Receipt receipt) {
    return switch (receipt) {
      case TAKEN -> 200;
      case NOT_AUTHENTIC -> 401;
      case NONSENSE -> 400;
      case UNKNOWN -> 404;
    };
  }

  private static Map<String, String> byName(HttpHeaders headers) {
    return headers.getRequestHeaders().entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> header.getValue().get(0),
                (first, second) -> first));
  }
}
