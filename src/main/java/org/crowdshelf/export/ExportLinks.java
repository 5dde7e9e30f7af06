package org.crowdshelf.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.paging.Cursors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses at which files are downloaded. Each is encrypted and authenticated with the site's
 * key, ends after five minutes, and has a number of its own, by which it is used once.
 */
@ApplicationScoped
public class ExportLinks {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String LIST = "export";

  /** An address that somebody came with. */
  record Link(UUID export, UUID nonce) {}

  private final Cursors cursors;
  private final Clock clock;
  private final Optional<String> address;

  ExportLinks(
      Cursors cursors,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.payment.address") Optional<String> address) {
    this.cursors = cursors;
    this.clock = clock;
    this.address = address;
  }

  /** A new address of a file; without the service's own address it begins with the path. */
  public String url(UUID export) {
    Instant until = clock.instant().plus(LIFE);
    String place = export + "/" + UUID.randomUUID() + "/" + until.getEpochSecond();
    return address.map(at -> at.replaceAll("/+$", "")).orElse("")
        + "/exports/"
        + cursors.seal(LIST, place);
  }

  /** Reads the export from an address; empty where the address is not ours or has expired. */
  Optional<Link> open(String token) {
    return cursors.open(LIST, token).flatMap(this::read);
  }

  private Optional<Link> read(String place) {
    String[] parts = place.split("/");
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
    return clock.instant().isBefore(until)
        ? Optional.of(new Link(UUID.fromString(parts[0]), UUID.fromString(parts[1])))
        : Optional.empty();
  }
}
