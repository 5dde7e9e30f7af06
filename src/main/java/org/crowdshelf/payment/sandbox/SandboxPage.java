package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.money.Money;

/** The provider's page for payers, and the addresses at which tests set its behaviour. */
@Path("/sandbox")
@IfBuildProfile(anyOf = {"dev", "test", "staging"})
public class SandboxPage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-CN">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Sandbox pay</title>
      <style>
        body { font: 18px system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem; text-align: center; }
        strong { display: block; font-size: 2.5rem; margin: 1rem 0 2rem; }
        button { width: 100%%; padding: 1rem; margin: .5rem 0; font-size: 1.1rem; border: 0; border-radius: .6rem; background: #eee; }
        button.pay { background: #07c160; color: white; }
      </style>
      <p>Crowdshelf · sandbox</p>
      <strong>%s</strong>
      %s
      </html>
      """;

  private static final String CHOICE =
      """
      <form method="post" action="%1$s/pay"><button class="pay">支付 Pay</button></form>
      <form method="post" action="%1$s/decline"><button>取消 Decline</button></form>
      """;

  private final SandboxDesk desk;
  private final SandboxRefunds refunds;
  private final Upkeep upkeep;
  private final Clock clock;

  SandboxPage(SandboxDesk desk, SandboxRefunds refunds, Upkeep upkeep, Clock clock) {
    this.clock = clock;
    this.desk = desk;
    this.refunds = refunds;
    this.upkeep = upkeep;
  }

  /** Shows the amount, with the buttons if the payment is open. */
  @GET
  @Path("/pay/{reference:[0-9a-f]{32}}")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public Uni<String> page(@PathParam("reference") String reference) {
    return desk.find(reference)
        .onItem()
        .ifNull()
        .failWith(NotFoundException::new)
        .map(
            payment ->
                PAGE.formatted(
                    Money.of(payment.amountMinor(), payment.currency()),
                    payment.shownState(clock.instant()).equals("PENDING")
                        ? CHOICE.formatted("/sandbox/pay/" + reference)
                        : "<p>" + payment.shownState(clock.instant()) + "</p>"));
  }

  /** The payer pays. */
  @POST
  @Path("/pay/{reference:[0-9a-f]{32}}/pay")
  public Uni<Response> pay(@PathParam("reference") String reference) {
    return desk.pay(reference).replaceWith(() -> back(reference));
  }

  /** The payer declines. */
  @POST
  @Path("/pay/{reference:[0-9a-f]{32}}/decline")
  public Uni<Response> decline(@PathParam("reference") String reference) {
    return desk.decline(reference).replaceWith(() -> back(reference));
  }

  /** Gives a part of a payment back, as somebody in the provider's console would. */
  @POST
  @Path("/pay/{reference:[0-9a-f]{32}}/refund/{amountMinor:[0-9]{1,15}}")
  public Uni<Response> refund(
      @PathParam("reference") String reference, @PathParam("amountMinor") long amountMinor) {
    return refunds
        .refundInConsole(reference, amountMinor)
        .map(done -> Response.status(done ? 204 : 409).build());
  }

  /** The payer's bank takes the money of a payment back. */
  @POST
  @Path("/pay/{reference:[0-9a-f]{32}}/dispute")
  public Uni<Response> dispute(@PathParam("reference") String reference) {
    return refunds.dispute(reference).map(done -> Response.status(done ? 204 : 409).build());
  }

  /** Sets the general behaviour. */
  @PUT
  @Path("/behaviour/{behaviour}")
  public Uni<Void> behave(@PathParam("behaviour") Behaviour behaviour) {
    return upkeep.change("update sandbox_settings set behaviour = $1", behaviour).replaceWithVoid();
  }

  /** Sets the behaviour for one payment. */
  @PUT
  @Path("/pay/{reference:[0-9a-f]{32}}/behaviour/{behaviour}")
  public Uni<Void> behave(
      @PathParam("reference") String reference, @PathParam("behaviour") Behaviour behaviour) {
    return upkeep
        .change(
            "update sandbox_payments set behaviour = $2 where reference = $1", reference, behaviour)
        .replaceWithVoid();
  }

  private static Response back(String reference) {
    return Response.seeOther(URI.create("/sandbox/pay/" + reference)).build();
  }
}
