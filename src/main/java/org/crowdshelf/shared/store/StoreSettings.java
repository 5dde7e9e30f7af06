package org.crowdshelf.shared.store;

import java.util.Optional;

/** Says where the store is. In development and tests it is inside the service. */
public interface StoreSettings {

  /** Empty where the site has no store, so that nothing can be uploaded or exported. */
  Optional<StoreAccess> access();

  /** The same; fails where the site has no store. */
  default StoreAccess required() {
    return access().orElseThrow(() -> new StoreFailure("no store is configured"));
  }
}
