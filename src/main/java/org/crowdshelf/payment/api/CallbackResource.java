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
import java.util.Optional;
import java.util.stream.Collectors;
import org.crowdshelf.payment.ReceiveNotification;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.CallbackReply;
import org.crowdshelf.payment.port.MerchantAccount;
import org.crowdshelf.shared.database.DatabaseUnavailable;

/** The addresses at which providers send the results of payments and refunds. */
@Path("/payments/{provider}")
public class CallbackResource {

  private final ReceiveNotification receive;

  CallbackResource(ReceiveNotification receive) {
    this.receive = receive;
  }

  /** Receives a message for the site's own account at a provider. */
  @POST
  @Path("/callback")
  public Uni<Response> take(
      @PathParam("provider") String provider, @Context HttpHeaders headers, String body) {
    return take(provider, MerchantAccount.DEFAULT, headers, body);
  }

  /**
   * Receives a message for a merchant account. Taken: the answer that the provider wants. 400:
   * makes no sense. 401: not authentic. 404: provider or account unknown. 503: the database is
   * unavailable, the provider sends it again.
   */
  @POST
  @Path("/{account}/callback")
  public Uni<Response> take(
      @PathParam("provider") String provider,
      @PathParam("account") String account,
      @Context HttpHeaders headers,
      String body) {
    return receive
        .run(provider, new Callback(account, byName(headers), body))
        .map(CallbackResource::response)
        .onFailure(DatabaseUnavailable::is)
        .recoverWithItem(() -> Response.status(503).header("Retry-After", 1).build());
  }

  private static Response response(Optional<CallbackReply> reply) {
    return reply
        .map(
            told ->
                Response.status(told.status()).type(told.contentType()).entity(told.body()).build())
        .orElseGet(() -> Response.status(404).build());
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
