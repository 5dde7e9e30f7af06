package org.crowdshelf.payment.payer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.crowdshelf.account.signin.CurrentAccount;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The payer of the current request: their id at the provider, and their IP address. */
@ApplicationScoped
public class Payer {

  private static final int MAX_ID = 128;

  private final CurrentAccount currentAccount;
  private final PayerAddress address;
  private final Optional<String> claim;

  Payer(
      CurrentAccount currentAccount,
      PayerAddress address,
      @ConfigProperty(name = "crowdshelf.payment.payer-claim") Optional<String> claim) {
    this.currentAccount = currentAccount;
    this.address = address;
    this.claim = claim;
  }

  /** The choice of a request that names at most a provider. */
  public PaymentChoice choice(String provider) {
    return new PaymentChoice(provider, null, id(), null, address());
  }

  /** The payer's id at the provider, from the token; null where the token has none. */
  public String id() {
    return claim
        .flatMap(currentAccount::claim)
        .filter(id -> !id.isBlank() && id.length() <= MAX_ID)
        .orElse(null);
  }

  /** The IP address that the request came from; null where it is not known. */
  public String address() {
    return address.current();
  }
}
