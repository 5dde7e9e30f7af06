package org.crowdshelf.shared.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.crowdshelf.shared.text.OwnPictures;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the rules for addresses which pictures are the site's own, and whether others may be. */
@ApplicationScoped
class PictureAddresses {

  private final StoreSettings settings;
  private final boolean foreign;

  PictureAddresses(
      StoreSettings settings, @ConfigProperty(name = "crowdshelf.media.foreign") boolean foreign) {
    this.settings = settings;
    this.foreign = foreign;
  }

  void tell(@Observes StartupEvent start) {
    OwnPictures.allowOthers(foreign);
    settings.access().ifPresent(access -> OwnPictures.readAt(access.publicAddress().toString()));
  }
}
