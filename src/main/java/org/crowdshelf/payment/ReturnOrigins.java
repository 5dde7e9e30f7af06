package org.crowdshelf.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The origins of the site's clients, to which a payer may come back from a provider's page. */
@ApplicationScoped
class ReturnOrigins {

  private static final int MAX_ADDRESS = 2000;

  private final List<String> origins;

  ReturnOrigins(
      @ConfigProperty(name = "crowdshelf.payment.return-origins") Optional<List<String>> origins) {
    this.origins = origins.orElse(List.of());
  }

  /** Returns whether an address belongs to one of the site's clients. */
  boolean allow(String address) {
    return address.length() <= MAX_ADDRESS && origin(address).filter(this::isOurs).isPresent();
  }

  private boolean isOurs(String origin) {
    return origins.stream().anyMatch(ours -> matches(ours, origin));
  }

  // http://localhost:* stands for every port, as among the origins that browsers may ask from.
  private static boolean matches(String ours, String origin) {
    return ours.endsWith(":*")
        ? origin.startsWith(ours.substring(0, ours.length() - 1))
            || origin.equals(ours.substring(0, ours.length() - 2))
        : ours.equals(origin);
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
