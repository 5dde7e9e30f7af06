package org.crowdshelf.payment.port;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The addresses of this service that providers call. */
@ApplicationScoped
public class PaymentAddresses {

  private static final String SITE = "crowdshelf.payment.address";

  /** The address to which the provider sends the messages of a merchant account. */
  public String callback(String provider, String account) {
    return site() + "/payments/" + provider + "/" + account + "/callback";
  }

  /**
   * Checks at start that providers can reach the service.
   *
   * @param setting where the accounts are set
   * @param accounts none needs no address
   */
  public static void requireFor(String setting, Map<String, ?> accounts) {
    boolean set = ConfigProvider.getConfig().getOptionalValue(SITE, String.class).isPresent();
    if (!accounts.isEmpty() && !set) {
      throw new IllegalStateException(
          "Crowdshelf does not start: " + setting + " needs " + SITE + ", which providers call.");
    }
  }

  /** The page to which payers come back where the client named none. */
  public String done() {
    return site() + "/payments/done";
  }

  // Read at each call, because tests know their port only after the start.
  private static String site() {
    return ConfigProvider.getConfig().getValue(SITE, String.class);
  }
}
