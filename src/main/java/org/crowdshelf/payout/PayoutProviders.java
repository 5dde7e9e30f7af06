package org.crowdshelf.payout;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.crowdshelf.payout.port.PayoutAdapter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways in which this site pays money out: those that the configuration names. */
@ApplicationScoped
class PayoutProviders {

  private final List<PayoutAdapter> adapters;

  PayoutProviders(
      @All List<PayoutAdapter> adapters,
      @ConfigProperty(name = "crowdshelf.payouts.providers") Optional<List<String>> names) {
    List<String> chosen = names.orElse(List.of());
    this.adapters = adapters.stream().filter(adapter -> chosen.contains(adapter.name())).toList();
  }

  /** The one of this name; empty where the site does not pay that way. */
  Optional<PayoutAdapter> find(String name) {
    return adapters.stream().filter(adapter -> adapter.name().equals(name)).findFirst();
  }
}
