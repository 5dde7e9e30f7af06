package org.crowdshelf.payment.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.crowdshelf.shared.money.Money;

/** The provider's page for payers. */
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

  private static final String ENDED =
      """
      <p>%s</p>
      <p>%s</p>
      """;

  private static final String BACK =
      """
      <a href="%s">返回网站 Go back to the site</a>""";

  private static final String CLOSE =
      """
      可关闭此页，在网站上查看支持记录。<br>You may close this page; the site shows your pledge.""";

  private static final Map<String, String> STATES =
      Map.of(
          "SUCCEEDED", "已支付 Paid",
          "FAILED", "已取消，未扣款 Declined; no money was taken",
          "CLOSED", "已关闭，未扣款 Closed; no money was taken",
          "EXPIRED", "已过期，未扣款 Expired; no money was taken");

  private final SandboxDesk desk;
  private final Clock clock;

  SandboxPage(SandboxDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Shows the amount, with the buttons if the payment is open and else with the way back. */
  @GET
  @Path("/pay/{reference:[0-9a-f]{32}}")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public Uni<String> page(@PathParam("reference") String reference) {
    return desk.find(reference)
        .onItem()
        .ifNull()
        .failWith(NotFoundException::new)
        .map(
            payment -> {
              String state = payment.shownState(clock.instant());
              return PAGE.formatted(
                  Money.of(payment.amountMinor(), payment.currency()),
                  state.equals("PENDING")
                      ? CHOICE.formatted("/sandbox/pay/" + reference)
                      : ENDED.formatted(STATES.getOrDefault(state, state), next(payment)));
            });
  }

  /** The payer pays and goes back to the client. */
  @POST
  @Path("/pay/{reference:[0-9a-f]{32}}/pay")
  public Uni<Response> pay(@PathParam("reference") String reference) {
    return desk.pay(reference).flatMap(ended -> back(reference));
  }

  /** The payer declines and goes back to the client. */
  @POST
  @Path("/pay/{reference:[0-9a-f]{32}}/decline")
  public Uni<Response> decline(@PathParam("reference") String reference) {
    return desk.decline(reference).flatMap(ended -> back(reference));
  }

  private Uni<Response> back(String reference) {
    return desk.find(reference)
        .map(
            payment ->
                Response.status(Response.Status.SEE_OTHER)
                    .header(
                        "Location",
                        payment == null || payment.returnUrl() == null
                            ? "/sandbox/pay/" + reference
                            : payment.returnUrl())
                    .build());
  }

  private static String next(SandboxPayment payment) {
    return payment.returnUrl() == null
        ? CLOSE
        : BACK.formatted(
            payment
                .returnUrl()
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;"));
  }
}
