package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.crowdshelf.shared.database.Upkeep;

/**
 * The endpoints that refund or dispute a payment and set the sandbox's behaviour. The header {@code
 * Sandbox-Key} carries the merchant's key, {@code crowdshelf.sandbox.private-key}; without it the
 * answer is 403 and nothing changes.
 */
@Path("/sandbox")
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxConsole {

  static final String KEY = "Sandbox-Key";

  private static final String PAYMENT = "/pay/{reference:[0-9a-f]{32}}";

  private final SandboxRefunds refunds;
  private final SandboxSigning signing;
  private final Upkeep upkeep;

  SandboxConsole(SandboxRefunds refunds, SandboxSigning signing, Upkeep upkeep) {
    this.refunds = refunds;
    this.signing = signing;
    this.upkeep = upkeep;
  }

  /** Refunds a part of a payment; 409 if it is unknown, unpaid or has too little left. */
  @POST
  @Path(PAYMENT + "/refund/{amountMinor:[0-9]{1,15}}")
  public Uni<Response> refund(
      @HeaderParam(KEY) String key,
      @PathParam("reference") String reference,
      @PathParam("amountMinor") long amountMinor) {
    return by(key, () -> refunds.refundInConsole(reference, amountMinor));
  }

  /** Disputes a payment as the payer's bank does; 409 if it is unknown or unpaid. */
  @POST
  @Path(PAYMENT + "/dispute")
  public Uni<Response> dispute(
      @HeaderParam(KEY) String key, @PathParam("reference") String reference) {
    return by(key, () -> refunds.dispute(reference));
  }

  /** Sets the behaviour of every payment that has none of its own. */
  @PUT
  @Path("/behaviour/{behaviour}")
  public Uni<Response> behave(
      @HeaderParam(KEY) String key, @PathParam("behaviour") Behaviour behaviour) {
    return by(
        key,
        () ->
            upkeep.change("update sandbox_settings set behaviour = $1", behaviour).map(n -> true));
  }

  /** Sets the behaviour for one payment; 409 if there is no such payment. */
  @PUT
  @Path(PAYMENT + "/behaviour/{behaviour}")
  public Uni<Response> behave(
      @HeaderParam(KEY) String key,
      @PathParam("reference") String reference,
      @PathParam("behaviour") Behaviour behaviour) {
    return by(
        key,
        () ->
            upkeep
                .change(
                    "update sandbox_payments set behaviour = $2 where reference = $1",
                    reference,
                    behaviour)
                .map(changed -> changed == 1));
  }

  private Uni<Response> by(String key, Supplier<Uni<Boolean>> action) {
    return signing.isKey(key)
        ? action.get().map(done -> Response.status(done ? 204 : 409).build())
        : Uni.createFrom().item(Response.status(403).build());
  }
}
