package org.crowdshelf.shared.store;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** The store of {@code crowdshelf.uploads}. */
@DefaultBean
@ApplicationScoped
public class ConfiguredStore implements StoreSettings {

  private final StoreConfig config;

  public ConfiguredStore(StoreConfig config) {
    this.config = config;
  }

  @Override
  public Optional<StoreAccess> access() {
    return config.endpoint().flatMap(this::at);
  }

  // The start checks that all are set where one is.
  private Optional<StoreAccess> at(URI endpoint) {
    return config
        .publicAddress()
        .flatMap(
            address ->
                config
                    .bucket()
                    .map(
                        bucket ->
                            new StoreAccess(
                                endpoint,
                                config.clientEndpoint().orElse(endpoint),
                                withoutSlash(address),
                                config.region(),
                                bucket,
                                config.pathStyle(),
                                config.accessKey().orElse(""),
                                config.secretKey().orElse(""))));
  }

  private static URI withoutSlash(URI address) {
    return URI.create(address.toString().replaceAll("/+$", ""));
  }
}
