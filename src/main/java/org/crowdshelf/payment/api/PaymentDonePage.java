package org.crowdshelf.payment.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The page to which a payer comes back from a provider where the client named none. */
@Path("/payments/done")
public class PaymentDonePage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Crowdshelf</title>
      <p>%s</p>
      </html>
      """;

  private final Language preset;

  PaymentDonePage(@ConfigProperty(name = "crowdshelf.language") String language) {
    this.preset = Language.ofTag(language).orElse(Language.ZH_CN);
  }

  /** Tells the payer to go back to where they came from. */
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public Response page(@Context HttpHeaders headers) {
    Language language =
        Language.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), preset);
    String text = Messages.text(language, "PAYMENT_DONE", Map.of());
    return Response.ok(PAGE.formatted(language.tag(), text))
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .build();
  }
}
