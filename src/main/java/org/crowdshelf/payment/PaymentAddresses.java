package org.crowdshelf.payment;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.ConfigProvider;

/** The addresses of this service that providers call. */
@ApplicationScoped
public class PaymentAddresses {

  /** The address to which the provider sends the messages of a merchant account. */
  public String callback(String provider, String account) {
    return site() + "/payments/" + provider + "/" + account + "/callback";
  }

  /** The page to which payers come back where the client named none. */
  String done() {
    return site() + "/payments/done";
  }

  // Read at each call, because tests know their port only after the start.
  private static String site() {
    return ConfigProvider.getConfig().getValue("crowdshelf.payment.address", String.class);
  }
}
