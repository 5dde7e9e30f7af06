package org.crowdshelf.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crowdshelf.shared.text.Origins;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The origins of the site's clients, to which a payer may come back from a provider's page. */
@ApplicationScoped
class ReturnOrigins {

  private static final int MAX_ADDRESS = 2000;

  private final Origins origins;

  ReturnOrigins(
      @ConfigProperty(name = "crowdshelf.payment.return-origins") Optional<List<String>> origins) {
    this.origins = Origins.of(origins.orElse(List.of()));
  }

  /** Returns whether an address belongs to one of the site's clients. */
  boolean allow(String address) {
    return address.length() <= MAX_ADDRESS && origin(address).filter(origins::contain).isPresent();
  }

  private static Optional<String> origin(String address) {
    try {
      URI uri = new URI(address);
      if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of((uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + port);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
