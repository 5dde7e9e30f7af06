package org.crowdshelf.payment.api;

import org.crowdshelf.payment.payer.Payer;
import org.crowdshelf.payment.payer.PaymentChoice;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.shared.text.Text;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The provider and scene by which a payer wants to pay. */
@Name("PaymentChoiceInput")
@Description("How a pledge is to be paid.")
public record PaymentChoiceInput(
    @NonNull @Description("A provider of paymentMethods") String provider,
    @NonNull @Description("A scene that the provider offers for the project") PaymentScene scene,
    @Description(
            "The payer's id at the provider (openid), where the scene needs one; left out, it is taken from the token. The provider alone gets it")
        String payerId,
    @Description(
            "An address of the client, to which the payer comes back from the provider's page; its origin has to be one that the site allows")
        String returnUrl) {

  /** The choice, with what the request itself tells where the input does not. */
  @Ignore
  public PaymentChoice toChoice(Payer payer) {
    String given = textOrNull(payerId);
    return new PaymentChoice(
        Text.stripped(provider),
        scene,
        given == null ? payer.id() : given,
        textOrNull(returnUrl),
        payer.address());
  }

  private static String textOrNull(String text) {
    return Text.isBlank(text) ? null : Text.stripped(text);
  }
}
