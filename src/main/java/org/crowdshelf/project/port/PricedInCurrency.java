package org.crowdshelf.project.port;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Prices of a higher feature in the project's currency, which then cannot change. */
public interface PricedInCurrency {

  /** Returns whether such prices exist; runs while the project's row is locked. */
  Uni<Boolean> hasPrices(UUID project);
}
