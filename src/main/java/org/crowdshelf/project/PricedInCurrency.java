package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What a higher feature prices in the project's currency, which then cannot become another one. */
public interface PricedInCurrency {

  /** Whether there are such prices; runs while the project's row is locked. */
  Uni<Boolean> hasPrices(UUID project);
}
