package org.crowdshelf.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Sandbox;

/**
 * The provider's page, opened and used as a phone's browser does: it sends the payer back, and is
 * opened again to see what it says.
 */
final class PayPage {

  private static final Pattern FORM =
      Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"><button[^>]*>([^<]+)</button>");

  private final URI address;
  private String html;

  private PayPage(URI address) {
    this.address = address;
    this.html = given().get(address).then().statusCode(200).extract().asString();
  }

  /** Opens the page that a placed pledge was answered with. */
  static PayPage of(Answer placed) {
    return new PayPage(URI.create(placed.get("placePledge.payment.redirectUrl")));
  }

  /** The payer presses Pay, and the provider tells the service. */
  PayPage pay() {
    press("Pay");
    Sandbox.sendMessages();
    return this;
  }

  /** The payer presses Pay, and the provider has not told anybody yet. */
  PayPage payOnly() {
    press("Pay");
    return this;
  }

  /** The payer presses Decline, and the provider tells the service. */
  PayPage decline() {
    press("Decline");
    Sandbox.sendMessages();
    return this;
  }

  /** Fails unless the page says this. */
  PayPage says(String words) {
    assertTrue(html.contains(words), html);
    return this;
  }

  /** Returns whether the page has a button. */
  boolean isOpen() {
    return FORM.matcher(html).find();
  }

  private void press(String label) {
    Response done = given().redirects().follow(false).post(address.resolve(action(label)));
    assertEquals(303, done.statusCode());
    given().get(address.resolve(done.header("Location"))).then().statusCode(200);
    html = given().get(address).asString();
  }

  private String action(String label) {
    Matcher forms = FORM.matcher(html);
    while (forms.find()) {
      if (forms.group(2).endsWith(label)) {
        return forms.group(1);
      }
    }
    throw new AssertionError("nothing to press: " + html);
  }
}
